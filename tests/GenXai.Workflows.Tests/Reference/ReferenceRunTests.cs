using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Reference;

/// <summary>The reference itself, on graphs whose runs are plain from the text of product.md, section 6.</summary>
public sealed class ReferenceRunTests
{
    [Theory]
    // A join, and plain edges one after another.
    [InlineData("in Input\nb Agent 0:0\nc Agent 0:0\nd Agent 0:0\nin>b\nin>c\nb>d\nc>d", "in b c d", 1)]
    // The lower priority first.
    [InlineData("in Input\na Agent 0:0\nb Agent 0:0\nc Agent 0:0\nin>a pri 5\nin>b pri 1\nin>c pri 3", "in b c a", 1)]
    // The parallel ones first, the plain one when they are at rest.
    [InlineData("in Input\ns Agent 0:0\np Agent 30:0\nq Agent 0:0\nin>s\nin>p par\nin>q par", "in p q s", 2)]
    // A refine loop; the edge out of it is tested when it is over.
    [InlineData("in Input\nv Agent 0:6 0:7 0:8\nf Agent 0:0\nr Agent 0:0\nin>v\nv>f if v=8\nv>r if v=6\nv>r if v=7\nr>v", "in v r v r v f", 1)]
    // Going back is tested before the other edges.
    [InlineData("in Input\nq Agent 0:1 0:0\ns Agent 0:0\nin>q\nq>s\nq>q if q=1", "in q q s", 1)]
    // Two that go back start one round.
    [InlineData("max 2\nin Input\np Agent 0:0\nx Agent 0:1 0:1 0:0\ny Agent 20:1 20:0\no Output\nin>p\np>x par\np>y par\nx>p if x=1\ny>p if y=1\nx>o", "in p x y p x y p x y o", 2)]
    // A loop entered in its middle.
    [InlineData("in Input\nd Agent 0:0\nr Agent 0:0 0:1\no Output\nin>d if r=5\nin>r\nd>r\nr>d if r=0\nr>o if r=1", "in r d r o", 1)]
    // A branch has settled although a join on it waits for another branch.
    [InlineData("in Input\nx Agent 0:0\ny Agent 50:0\na Agent 0:0\nb Agent 5:0\nk Agent 0:0\nj Agent 0:0\nin>x par\nin>y par\nx>a\nx>b\na>j\ny>j\nb>k", "in x y a b k j", 2)]
    // Entries one after another.
    [InlineData("x Agent 30:0\ny Agent 30:0\nj Agent 0:0\nx>j\ny>j", "x y j", 1)]
    // An input node that a loop leads back to.
    [InlineData("in Input\na Agent 0:1 0:0\nz Agent 0:0\nin>a\na>in if a=1", "in a in a z", 1)]
    public void Of_KnownGraph_RunsInTheKnownOrder(string graph, string executed, int maxParallel)
    {
        var outcome = ReferenceRun.Of(ReferenceSpecText.Parse(graph));

        outcome.Status.ShouldBe("completed");
        outcome.Executed.ShouldBe(executed);
        outcome.MaxParallel.ShouldBe(maxParallel);
    }

    [Theory]
    [InlineData("max 2\nin Input\nq Agent 0:0\nz Agent 100:0\no Output\nin>q par\nin>z par\nq>q\nz>o", "iteration_limit", "q", "in=completed q=completed z=cancelled o=pending")]
    [InlineData("in Input\na Agent 5:x\nb Agent 9:0\nj Agent 0:0\nin>a par\nin>b par\na>j\nb>j", "node_failed", "a", "in=completed a=failed b=cancelled j=pending")]
    [InlineData("in Input\na Agent 0:0\no Output\nin>a\na>o if a=1", "no_output", "o", "in=completed a=completed o=skipped")]
    public void Of_GraphThatFails_SaysWhyAndWhere(string graph, string code, string node, string nodes)
    {
        var outcome = ReferenceRun.Of(ReferenceSpecText.Parse(graph));

        outcome.Status.ShouldBe("failed");
        outcome.ErrorCode.ShouldBe(code);
        outcome.ErrorNode.ShouldBe(node);
        outcome.Nodes.ShouldBe(nodes);
    }
}
