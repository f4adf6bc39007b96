using GenXai.Activities.Tools.Secrets;

namespace GenXai.Activities.Tests.Fakes;

internal sealed class DictionarySecrets(Dictionary<string, string> secrets) : ISecretSource
{
    public string? Find(string name) => secrets.GetValueOrDefault(name);
}
