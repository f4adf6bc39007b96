using System.Globalization;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.Storage;

/// <summary>
/// Which questions of an instance have been sent an answer: numbers of its log, one a line, until it is purged. It is
/// looked at and written in the transaction that puts the answer into the inbox, so that of several processes one wins.
/// </summary>
internal static class SentAnswers
{
    /// <summary>Where it stands: beside the entities, under a name that no entity has.</summary>
    public static EntityId IdOf(string instanceId) => new("!answers", instanceId);

    /// <summary>False when the question has been sent an answer before.</summary>
    public static bool TryTake(IRuntimeStore store, string instanceId, long question)
    {
        var id = IdOf(instanceId);
        var known = store.ReadEntity(id) ?? "";
        var line = question.ToString(CultureInfo.InvariantCulture);
        if (known.Split('\n').Contains(line, StringComparer.Ordinal))
        {
            return false;
        }

        store.WriteEntity(id, known.Length == 0 ? line : $"{known}\n{line}");
        return true;
    }
}
