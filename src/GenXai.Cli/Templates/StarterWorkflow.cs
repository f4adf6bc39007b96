namespace GenXai.Cli.Templates;

/// <summary>What <c>genxai new</c> writes.</summary>
internal static class StarterWorkflow
{
    public const string Test = """
        tests:
          - name: a good draft is published
            workflow: workflow.yaml
            input: {topic: tea}
            model:
              writer: [Tea is a drink.]
              reviewer: [{json: {verdict: good, remarks: none}}]
            expect:
              status: completed
              executed: [start, write, review, published]
              output: Tea is a drink.
              prompt_contains: {writer: [tea]}

          - name: a poor draft is written again, with the remarks
            workflow: workflow.yaml
            input: {topic: tea}
            model:
              writer: [Tea., Tea is a drink.]
              reviewer: [{json: {verdict: poor, remarks: too short}}, {json: {verdict: good, remarks: none}}]
            expect:
              status: completed
              executed: [start, write, review, write, review, published]
              prompt_contains: {writer: [too short]}

          - name: a reviewer who is never content ends the run
            workflow: workflow.yaml
            input: {topic: tea}
            model: {reviewer: [{json: {verdict: poor, remarks: no}}]}
            expect:
              status: failed
              error: {code: iteration_limit}

        """;

    private const string Body = """
          description: Writes about a topic and has it reviewed until it is good.

          agents:
            - id: writer
              role: Writer
              goal: Write one clear paragraph about the topic.
            - id: reviewer
              role: Reviewer
              goal: Say whether the paragraph is good, and what to change.
              output_schema:
                type: object
                properties:
                  verdict: {enum: [good, poor]}
                  remarks: {type: string}
                required: [verdict, remarks]

          state:
            initial: {remarks: none}

          limits: {max_iterations: 3}

          graph:
            nodes:
              - {id: start, type: input}
              - {id: write, type: agent, agent: writer, task: "Write about {{ input.topic }}. Remarks so far: {{ state.remarks }}."}
              - id: review
                type: agent
                agent: reviewer
                task: "Is this good? {{ write }}"
                set: {remarks: "{{ review.remarks }}"}
              - {id: published, type: output, output: "{{ write }}"}
            edges:
              - {from: start, to: write}
              - {from: write, to: review}
              - {from: review, to: write, condition: "review.verdict == 'poor'"}
              - {from: review, to: published}

        """;

    public static string Definition(string name) => $"workflow:\n  name: \"{name}\"\n{Body}";
}
