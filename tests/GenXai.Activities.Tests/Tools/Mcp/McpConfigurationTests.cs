using GenXai.Activities.Tools.Mcp;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Tools.Mcp;

public sealed class McpConfigurationTests
{
    [Fact]
    public void Read_ProgramAndAddress_AreUnderstood()
    {
        var servers = McpConfiguration.Read(
            """{"mcpServers": {"files": {"command": "npx", "args": ["-y", "x"], "env": {"KEY": "${K}"}}, "crm": {"url": "https://crm.example.com/mcp", "headers": {"Authorization": "Bearer ${K}"}}}}""");


        servers.Select(server => server.Name).ShouldBe(["files", "crm"]);
        servers[0].Arguments.ShouldBe(["-y", "x"]);
        servers[0].Environment["KEY"].ShouldBe("${K}");
        servers[1].Url!.Host.ShouldBe("crm.example.com");
        servers[1].Headers["Authorization"].ShouldBe("Bearer ${K}");
    }

    [Theory]
    [InlineData("[", "no valid JSON")]
    [InlineData("{}", "must be an object like")]
    [InlineData("""{"mcpServers": {"a": {}}}""", "expected either 'command'")]
    [InlineData("""{"mcpServers": {"a": {"url": "ftp://x"}}}""", "expected either 'command'")]
    [InlineData("""{"mcpServers": {"a__b": {"command": "x"}}}""", "its name may have")]
    [InlineData("""{"mcpServers": {"a": {"command": "x", "cwd": "y"}}}""", "unknown key 'cwd'")]
    [InlineData("""{"mcpServers": {"a": {"command": "x", "args": "-y"}}}""", "'args' must be a list")]
    [InlineData("""{"mcpServers": {"a": {"command": "x", "env": ["A"]}}}""", "'env' must be an object")]
    public void Read_BadConfiguration_SaysWhatIsExpected(string json, string expected) =>
        Should.Throw<FormatException>(() => McpConfiguration.Read(json)).Message.ShouldContain(expected);
}
