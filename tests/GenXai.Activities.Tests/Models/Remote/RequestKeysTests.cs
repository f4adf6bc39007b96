using CsCheck;
using GenXai.Activities.Models.Remote;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Models.Remote;

public sealed class RequestKeysTests
{
    [Theory]
    [InlineData("r/0/a/1/1", 0, "r/0/a/1/1")]
    [InlineData("r/0/a/1/1", 1, "r/0/a/1/1.2")]
    [InlineData("r/0/a/1/1", 3, "r/0/a/1/1.4")]
    [InlineData("r/0/a/1/1.2", 0, "r/0/a/1/1.5")]
    [InlineData("r.x/0/a[3].b/1/12", 1, "r.x/0/a[3].b/1/12.2")]
    public void After_Errors_AreCounted(string key, int errors, string expected) => RequestKeys.After(key, errors).ShouldBe(expected);

    [Fact]
    public void After_AnyTwoRequestsOfANodesAttempts_HaveDifferentKeys() =>
        Gen.Select(Gen.Int[1, 50], Gen.Int[0, 3], Gen.Int[1, 50], Gen.Int[0, 3]).Sample((attempt, errors, otherAttempt, otherErrors) =>
            (Key(attempt, errors) == Key(otherAttempt, otherErrors)) == ((attempt, errors) == (otherAttempt, otherErrors)));

    private static string Key(int attempt, int errors) => RequestKeys.After(attempt == 1 ? "r/0/a/1/1" : $"r/0/a/1/1.{attempt}", errors);
}
