using GenXai.Workflows.Expressions;
using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Expressions;

public sealed class ConditionTests
{
    private const string State = """
        {"input": {"kind": "billing", "n": 5, "flag": false, "empty": "", "in": 1, "größe": 2}, "age": 30, "score": "18",
         "name": "Ana", "flag": false, "zero": 0, "items": [1, 2], "a-b_1": 7, "in": {"x": true}, "obj": {"k": null},
         "big": 1e400, "nested": [[1, {"a": "2"}]],
         "nodes": {"qualify": {"type": "agent", "output": "YES hot"}, "cls": {"type": "agent", "output": {"label": "spam"}},
                   "route": {"type": "condition"}}}
        """;

    [Theory]
    [InlineData("", true)]
    [InlineData("  \n ", true)]
    [InlineData("age", true)]
    [InlineData("flag", false)]
    [InlineData("input.flag", false)]
    [InlineData("input.kind == 'billing'", true)]
    [InlineData("input.kind != 'x'", true)]
    [InlineData("name == \"Ana\"", true)]
    [InlineData("age >= 30", true)]
    [InlineData("age > 30", false)]
    [InlineData("age <= 30 and age < 31", true)]
    [InlineData("not missing", true)]
    [InlineData("not  age", false)]
    [InlineData("not (age > 40)", true)]
    [InlineData("not age > 40", true)]
    [InlineData("qualify.output contains 'YES'", true)]
    [InlineData("qualify contains 'hot'", true)]
    [InlineData("cls.output.label == 'spam' and cls.label == 'spam' and nodes.cls.output.label == 'spam'", true)]
    [InlineData("label == 'spam'", true)]
    [InlineData("route", false)]
    [InlineData("missing == other", true)]
    [InlineData("validation_passed == true", false)]
    [InlineData("input.flag == False and True and None == null", true)]
    [InlineData("TRUE == true", false)]
    [InlineData("kind in ['technical', 'billing']", true)]
    [InlineData("category in ['technical', 'billing']", false)]
    [InlineData("category not in ['technical']", true)]
    [InlineData("category not   in []", true)]
    [InlineData("input.n==5 and(1==1)and'a'in['a']", true)]
    [InlineData("age>18 or missing", true)]
    [InlineData("'a b' contains 'a'", true)]
    [InlineData("items.0==1 and items.-1 == 2", true)]
    [InlineData("items.2 == null and items.-3 == null and items.x == null", true)]
    [InlineData("items.99999999999999999999 == null", true)]
    [InlineData("-1<age", true)]
    [InlineData("age>-1", true)]
    [InlineData("2 in items and '2' in items and 3 not in items", true)]
    [InlineData("age in [1, age, 2]", true)]
    [InlineData("[1, [2, 'x']] == [1.0, ['2', 'x']]", true)]
    [InlineData("in.x", true)]
    [InlineData("input.in == 1", true)]
    [InlineData("in.x in [in.x]", true)]
    [InlineData("a-b_1 == 7", true)]
    [InlineData("größe == 2", true)]
    [InlineData("false or true and false", false)]
    [InlineData("(true or true) and false", false)]
    [InlineData("true or true and false", true)]
    [InlineData("not false and false", false)]
    [InlineData("not not age", true)]
    [InlineData("not 'abc' contains 'x'", true)]
    [InlineData("not 'abc' contains 'a'", false)]
    [InlineData("(age) == (30)", true)]
    [InlineData("(age == 30) == true", true)]
    [InlineData("'it\\'s' == \"it's\" and '\\u0041\\n' == \"A\\n\" and '\\\\' contains \"\\\\\"", true)]
    [InlineData("'k' in obj and obj contains 'k' and not 'x' in obj", true)]
    [InlineData("nested.0.1.a == 2", true)]
    [InlineData("1.5e1 == 15 and -0 == 0", true)]
    public void Evaluate_Condition_HasItsTruth(string condition, bool expected) =>
        Scope.Test(condition, State).ShouldBe(expected);

    [Theory]
    [InlineData("null == null", true)]
    [InlineData("null == false", false)]
    [InlineData("null == ''", false)]
    [InlineData("null == 0", false)]
    [InlineData("1 == '1.0'", true)]
    [InlineData("'1' == '1.0'", false)]
    [InlineData("1 == ' 1 '", true)]
    [InlineData("1 == 'x'", false)]
    [InlineData("1 == ''", false)]
    [InlineData("1 == true", false)]
    [InlineData("true == 'TRUE'", true)]
    [InlineData("'False' == false", true)]
    [InlineData("true == 'yes'", false)]
    [InlineData("0.1 == 0.10", true)]
    [InlineData("9007199254740993 == 9007199254740992", false)]
    [InlineData("0.30000000000000004 == 0.3", false)]
    [InlineData("1e-30 == 0", false)]
    [InlineData("1e400 == '1e400'", true)]
    [InlineData("1e400 > 1", true)]
    [InlineData("-1e400 < 1e400", true)]
    [InlineData("1e99999999999999999999 > 1", true)]
    [InlineData("1 == 'NaN'", false)]
    [InlineData("1 < 'Infinity'", false)]
    [InlineData("'10' < '9'", true)]
    [InlineData("10 < '9'", false)]
    [InlineData("'B' < 'a'", true)]
    [InlineData("[1] == '1'", false)]
    [InlineData("[1, 2] == [2, 1]", false)]
    [InlineData("[null] == [false]", false)]
    public void Evaluate_Comparison_IsByValue(string condition, bool expected) =>
        Scope.Test(condition).ShouldBe(expected);

    [Fact]
    public void Evaluate_ObjectsWithTheSameFields_AreEqual()
    {
        Scope.Test("a == b", """{"a": {"x": 1, "y": [true]}, "b": {"y": ["true"], "x": "1"}}""").ShouldBeTrue();
        Scope.Test("a == b", """{"a": {"x": 1}, "b": {"x": 1, "y": null}}""").ShouldBeFalse();
        Scope.Test("a == b", """{"a": {"x": null}, "b": {"y": null}}""").ShouldBeFalse();
    }

    [Theory]
    [InlineData("null", false)]
    [InlineData("0", false)]
    [InlineData("0.0e5", false)]
    [InlineData("''", false)]
    [InlineData("[]", false)]
    [InlineData("x", false)]
    [InlineData("'0'", true)]
    [InlineData("'false'", true)]
    [InlineData("[0]", true)]
    [InlineData("1e-400", true)]
    public void Evaluate_Value_IsTrueUnlessEmpty(string condition, bool expected) =>
        Scope.Test(condition, """{"x": {}}""").ShouldBe(expected);

    [Theory]
    [InlineData("missing contains 'x'")]
    [InlineData("'x' in missing")]
    [InlineData("'abc' contains null")]
    [InlineData("missing < 3")]
    [InlineData("true > false")]
    [InlineData("[1] < [2]")]
    [InlineData("'a' < 1")]
    public void Evaluate_WhatCannotBeCompared_IsFalse(string condition) => Scope.Test(condition).ShouldBeFalse();

    [Fact]
    public void Evaluate_WhatHasNoOrder_LeavesANote()
    {
        var notes = new List<string>();
        Scope.Test("1 == 1 and  missing <  3 ", "{}", notes).ShouldBeFalse();
        notes.ShouldBe(["'missing <  3' is false: null and number have no order."]);
    }

    [Fact]
    public void Evaluate_BranchNotNeeded_IsNotRead()
    {
        var notes = new List<string>();
        Scope.Test("true or null < 1", "{}", notes).ShouldBeTrue();
        Scope.Test("false and null < 1", "{}", notes).ShouldBeFalse();
        notes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("age >", 5)]
    [InlineData("(age > 18", 0)]
    [InlineData("in ['a']", 0)]
    [InlineData("1 < 2 < 3", 6)]
    [InlineData("a == b in c", 7)]
    [InlineData("a b", 2)]
    [InlineData("a = 1", 2)]
    [InlineData("a && b", 2)]
    [InlineData("a || b", 2)]
    [InlineData("!a", 0)]
    [InlineData("a AND b", 2)]
    [InlineData("a == not b", 5)]
    [InlineData("a not contains b", 2)]
    [InlineData("a.", 1)]
    [InlineData("a..b", 1)]
    [InlineData("a.b.", 3)]
    [InlineData("items[0]", 5)]
    [InlineData("'open", 0)]
    [InlineData("'\\q'", 1)]
    [InlineData("'\\u12'", 1)]
    [InlineData("[1,", 3)]
    [InlineData("[1,]", 3)]
    [InlineData("[1 2]", 3)]
    [InlineData("a)", 1)]
    [InlineData("and", 0)]
    [InlineData("a and", 5)]
    [InlineData("not", 3)]
    [InlineData("5x", 0)]
    [InlineData("1==1and 2==2", 3)]
    [InlineData("1.", 0)]
    [InlineData("007", 0)]
    [InlineData("a | upper", 2)]
    [InlineData("{{ a }}", 0)]
    [InlineData("a + 1", 2)]
    [InlineData("#", 0)]
    [InlineData("()", 1)]
    public void Parse_Fault_IsFoundWithItsPosition(string condition, int offset)
    {
        var error = Should.Throw<ExpressionSyntaxException>(() => Condition.Parse(condition));
        error.Offset.ShouldBe(offset, error.Message);
        error.Message.ShouldContain($"character {offset + 1}");
    }

    [Fact]
    public void Parse_References_EachOnceInOrder()
    {
        var condition = Condition.Parse("b.x == 1 and a in [b.x, c.-1, secrets.KEY] and not true");
        condition.References.Select(reference => reference.Text).ShouldBe(["b.x", "a", "c.-1", "secrets.KEY"]);
        condition.References[2].Segments.ShouldBe(["c", "-1"]);
    }

    [Fact]
    public void Parse_ChainOfAnyLength_IsAccepted()
    {
        Scope.Test(string.Join(" and ", Enumerable.Repeat("true", 7000))).ShouldBeTrue();
        Scope.Test(string.Join(" or ", Enumerable.Repeat("0", 12000))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("(", "true", ")")]
    [InlineData("not ", "true", "")]
    [InlineData("[", "", "]")]
    public void Parse_DeepNesting_IsBounded(string open, string inner, string close)
    {
        static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
        Condition.Parse(Repeat(open, 200) + inner + Repeat(close, 200)).Evaluate(Scope.Of("{}"));
        Should.Throw<ExpressionSyntaxException>(() => Condition.Parse(Repeat(open, 201) + inner + Repeat(close, 201)))
            .Message.ShouldContain("200");
        Should.Throw<ExpressionSyntaxException>(() => Condition.Parse(Repeat(open, 16000)));
    }

    [Fact]
    public void Parse_TooLong_IsRefused() =>
        Should.Throw<ExpressionSyntaxException>(() => Condition.Parse(new string(' ', 65_536) + "a")).Message.ShouldContain("65536");
}
