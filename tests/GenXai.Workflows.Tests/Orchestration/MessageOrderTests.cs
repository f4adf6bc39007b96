using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Orchestration;

public sealed class MessageOrderTests
{
    [Fact]
    public void IsNews_OfWhatWasOvertaken_IsFalse_ForEachSenderByItself()
    {
        var order = new MessageOrder();

        order.IsNews("a", 5).ShouldBeTrue();
        order.IsNews("a", 3).ShouldBeFalse("5 was seen");
        order.IsNews("a", 5).ShouldBeTrue("the same may be said again");
        order.IsNews("a", 6).ShouldBeTrue();
        order.IsNews("b", 3).ShouldBeTrue("another sender");
        order.IsNews("a", null).ShouldBeTrue("a message without an order is as it was before there was one");
    }
}
