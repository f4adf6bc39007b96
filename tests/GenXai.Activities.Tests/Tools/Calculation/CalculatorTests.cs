using CsCheck;
using GenXai.Activities.Tools.Calculation;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Tools.Calculation;

public sealed class CalculatorTests
{
    [Theory]
    [InlineData("6 * 7", "42")]
    [InlineData("3 * 2", "6")]
    [InlineData("1+2*3", "7")]
    [InlineData("(1+2)*3", "9")]
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData("7 / 2", "3.5")]
    [InlineData("6 / 2", "3")]
    [InlineData("1 / 3", "0.3333333333333333")]
    [InlineData("1 / 3 * 3", "1")]
    [InlineData("7 // 2", "3")]
    [InlineData("-7 // 2", "-4")]
    [InlineData("-6 // 2", "-3")]
    [InlineData("-7 % 3", "2")]
    [InlineData("7 % -3", "-2")]
    [InlineData("7.5 % 2", "1.5")]
    [InlineData("2 ** 10", "1024")]
    [InlineData("2 ^ 10", "1024")]
    [InlineData("2 ** 3 ** 2", "512")]
    [InlineData("-2 ** 2", "-4")]
    [InlineData("2 ** -1", "0.5")]
    [InlineData("9 ** 0.5", "3")]
    [InlineData("2 ** 64", "18446744073709551616")]
    [InlineData("1.1 ** 2", "1.21")]
    [InlineData("--3", "3")]
    [InlineData("2 - -3", "5")]
    [InlineData("1e3", "1000")]
    [InlineData(".5 + 1.50", "2")]
    [InlineData("abs(-3.5)", "3.5")]
    [InlineData("round(2.5)", "3")]
    [InlineData("round(-2.5)", "-3")]
    [InlineData("round(1.005, 2)", "1.01")]
    [InlineData("min(3, 1, 2)", "1")]
    [InlineData("max(3, 1, 2)", "3")]
    [InlineData("sum(1, 2, 3)", "6")]
    [InlineData("avg(1, 2)", "1.5")]
    [InlineData("sqrt(144)", "12")]
    [InlineData("sqrt(2.25)", "1.5")]
    [InlineData("floor(-1.5)", "-2")]
    [InlineData("ceil(1.2)", "2")]
    [InlineData("trunc(-1.7)", "-1")]
    [InlineData("log10(1000)", "3")]
    [InlineData("log2(8)", "3")]
    [InlineData("round(pi, 2)", "3.14")]
    [InlineData(" ( 100.10 - 0.10 ) ", "100")]
    [InlineData("12345678901234567890 + 1", "12345678901234567891")]
    public void Compute_Expression_GivesTheNumber(string expression, string expected) =>
        Calculator.Compute(expression).ToJson().GetRawText().ShouldBe(expected);

    [Theory]
    [InlineData("1 / 0", "division by zero")]
    [InlineData("1 // 0", "division by zero")]
    [InlineData("1 % 0", "division by zero")]
    [InlineData("0 ** -1", "division by zero")]
    [InlineData("(-8) ** 0.5", "not a real number")]
    [InlineData("sqrt(-1)", "not a real number")]
    [InlineData("ln(0)", "above 0")]
    [InlineData("10 ** 400", "too large")]
    [InlineData("2 ** 99999999", "exponent is out of range")]
    [InlineData("9 ** 9 ** 9", "exponent is out of range")]
    [InlineData("", "empty")]
    [InlineData("   ", "empty")]
    [InlineData("1 +", "expression ends")]
    [InlineData("1 2", "character 3")]
    [InlineData("(1", "')'")]
    [InlineData("1)", "got ')'")]
    [InlineData("1 * * 2", "got '*'")]
    [InlineData("import('os')", "unknown function 'import'")]
    [InlineData("sqr(4)", "did you mean 'sqrt'")]
    [InlineData("x + 1", "unknown constant 'x'")]
    [InlineData("sqrt()", "takes 1 argument")]
    [InlineData("round(1, 2, 3)", "takes 1 or 2 argument")]
    [InlineData("round(1, 0.5)", "whole number of digits")]
    [InlineData("1e", "is no number")]
    [InlineData("1.2.3", "got '.'")]
    [InlineData("\"a\"", "expected a number")]
    [InlineData("1e999", "too large")]
    public void Compute_BadExpression_SaysWhatIsWrong(string expression, string expected) =>
        Should.Throw<CalculationException>(() => Calculator.Compute(expression)).Message.ShouldContain(expected);

    [Fact]
    public void Compute_DeepNesting_IsRefused() =>
        Should.Throw<CalculationException>(() => Calculator.Compute(new string('(', 2000) + "1" + new string(')', 2000)))
            .Message.ShouldContain("nested too deeply");

    [Fact]
    public void Compute_LongText_IsRefused() =>
        Should.Throw<CalculationException>(() => Calculator.Compute(new string('1', 5000))).Message.ShouldContain("too long");

    [Fact]
    public void Compute_ManySigns_AreRead() => Calculator.Compute(new string('-', 4000) + "1").ToJson().GetRawText().ShouldBe("1");

    [Fact]
    public void Compute_AnyText_ThrowsNothingElse()
    {
        var texts = Gen.Char["0123456789.+-*/%^()eabsqrtmin, "].Array[0, 30].Select(characters => new string(characters));
        texts.Sample(text =>
        {
            try
            {
                Calculator.Compute(text).ToJson();
            }
            catch (CalculationException exception)
            {
                exception.Message.ShouldNotBeEmpty();
            }
        });
    }
}
