// Reads drawings from stdin, one JSON object {language, text} a line, and prints what is wrong with each, one line each.
import { instance } from '@viz-js/viz';
import { JSDOM } from 'jsdom';
import { createInterface } from 'node:readline';

const dom = new JSDOM('');
globalThis.window = dom.window;
globalThis.document = dom.window.document;
const mermaid = (await import('mermaid')).default;
const viz = await instance();

let number = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const { language, text } = JSON.parse(line);
  number++;
  try {
    if (language === 'mermaid') {
      await mermaid.parse(text);
    } else {
      const drawn = viz.render(text);
      if (drawn.status !== 'success') {
        throw new Error(JSON.stringify(drawn.errors));
      }
    }
  } catch (error) {
    console.log(JSON.stringify(`${language} ${number}: ${error.message}`));
  }
}

console.log(`checked ${number}`);
