namespace GenXai.Hosting.Embedded.Tests.Conformance;

/// <summary>In a folder, rebuilt from history at every step.</summary>
public sealed class ReplayedSqliteSetup : SqliteSetup
{
    protected override bool ReplayAlways => true;
}
