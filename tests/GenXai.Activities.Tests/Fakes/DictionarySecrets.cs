using GenXai.Activities.Tools.Secrets;

namespace GenXai.Activities.Tests.Fakes;

internal sealed class DictionarySecrets(Dictionary<string, string> secrets) : ISecretSource
{
    public ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken) => ValueTask.FromResult(secrets.GetValueOrDefault(name));
}
