using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Activities.Tools.Core;

namespace GenXai.Activities.Tools.Texts;

/// <summary>The <c>text_analyzer</c> tool: counts, keywords, readability and sentiment of a text.</summary>
internal sealed class TextAnalyzerTool : ComputingTool
{
    private const int LongestText = 1_000_000;

    private static readonly ToolCard TheCard = new()
    {
        Name = "text_analyzer",
        Description = "Analyzes a text: counts words, characters and sentences, finds keywords, readability and sentiment.",
        Parameters = """
            {
              "type": "object",
              "properties": {
                "text": {"type": "string", "description": "The text."},
                "operation": {"type": "string", "enum": ["all", "word_count", "char_count", "sentence_count", "keywords", "readability", "sentiment"],
                  "description": "What to find out (all)."},
                "max_keywords": {"type": "integer", "minimum": 1, "maximum": 100, "description": "How many keywords (10)."}
              },
              "required": ["text"],
              "additionalProperties": false
            }
            """,
        Result = "`{word_count, char_count, sentence_count, unique_words, average_word_length, reading_time_seconds, keywords: [{word, count}], readability, sentiment: {label, score}}`, or the part that was asked for",
        Errors = "the text is too long",
        Limits = "1,000,000 characters; keywords and sentiment know English words",
    };

    public TextAnalyzerTool()
        : base(TheCard)
    {
    }

    protected override JsonElement Compute(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var text = arguments.BoundedText("text", LongestText);
        var operation = arguments.TextOrNull("operation") ?? "all";
        var measures = new TextMeasures(text);
        var keywords = arguments.Whole("max_keywords", 10);
        return Result.Of(operation switch
        {
            "word_count" => new JsonObject { ["word_count"] = measures.Words.Count },
            "char_count" => Characters(measures, new JsonObject()),
            "sentence_count" => new JsonObject { ["sentence_count"] = measures.Sentences },
            "keywords" => new JsonObject { ["keywords"] = Keywords(measures, keywords) },
            "readability" => Readability(measures, new JsonObject()),
            "sentiment" => new JsonObject { ["sentiment"] = Sentiment(measures) },
            _ => All(measures, keywords),
        });
    }

    private static JsonObject All(TextMeasures measures, int keywords)
    {
        var all = Characters(measures, new JsonObject { ["word_count"] = measures.Words.Count });
        all["sentence_count"] = measures.Sentences;
        all["unique_words"] = measures.UniqueWords;
        Readability(measures, all);
        all["keywords"] = Keywords(measures, keywords);
        all["sentiment"] = Sentiment(measures);
        return all;
    }

    private static JsonObject Characters(TextMeasures measures, JsonObject into)
    {
        into["char_count"] = measures.Characters;
        into["char_count_no_spaces"] = measures.CharactersWithoutSpaces;
        return into;
    }

    private static JsonObject Readability(TextMeasures measures, JsonObject into)
    {
        into["average_word_length"] = Math.Round(measures.AverageWordLength, 2);
        into["average_sentence_length"] = Math.Round(measures.AverageSentenceLength, 2);
        into["readability"] = Math.Round(measures.ReadingEase, 1);
        into["reading_time_seconds"] = Math.Round(measures.Words.Count / 200d * 60, 1);
        return into;
    }

    private static JsonArray Keywords(TextMeasures measures, int most) =>
        Result.List(measures.Keywords().Take(most)
            .Select(static JsonNode? (entry) => new JsonObject { ["word"] = Result.Text(entry.Word), ["count"] = entry.Count }));

    private static JsonObject Sentiment(TextMeasures measures)
    {
        var score = Math.Round(SentimentWords.Score(measures.Words), 3);
        return new JsonObject
        {
            ["label"] = score > 0.05 ? "positive" : score < -0.05 ? "negative" : "neutral",
            ["score"] = score,
        };
    }
}
