using System.Security.Cryptography;
using GenXai.Hosting.Encryption;

namespace GenXai.Hosting.Embedded.Tests.Conformance;

/// <summary>In a folder, encrypted, rebuilt from history at every step.</summary>
public sealed class SealedSqliteSetup : SqliteSetup
{
    protected override bool ReplayAlways => true;

    protected override MasterKeys Keys { get; } =
        new([new MasterKey("k1", RandomNumberGenerator.GetBytes(MasterKey.Bytes))], "the test");
}
