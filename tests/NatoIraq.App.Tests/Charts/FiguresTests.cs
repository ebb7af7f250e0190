using NatoIraq.App.Charts;

namespace NatoIraq.App.Tests.Charts;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0, "0 branches")]
    [InlineData(1, "1 branch")]
    [InlineData(2, "2 branches")]
    [InlineData(1200, "1,200 branches")]
    public void One_is_singular_and_everything_else_is_not(int count, string told) =>
        Assert.Equal(told, Figures.Count(count, "branch", "branches"));

    [Theory]
    [InlineData(1, "1 draw")]
    [InlineData(2000, "2,000 draws")]
    public void Most_words_take_an_s(int count, string told) => Assert.Equal(told, Figures.Count(count, "draw"));

    [Theory]
    [InlineData(4920.78, false, "4,921")]
    [InlineData(4920.78, true, "4,921")]
    [InlineData(99.96, true, "99.96")]
    [InlineData(0.0654, true, "0.065")]
    [InlineData(-1234.5, true, "\u22121,235")]
    public void Nobody_reads_tenths_of_thousands(double value, bool isOutput, string told) =>
        Assert.Equal(told, Figures.Value(value, isOutput));
}
