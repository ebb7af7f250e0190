using NatoIraq.App.Views;

namespace NatoIraq.App.Tests;

public sealed class DataTextTests
{
    [Theory]
    [InlineData("triangular(1, 3, 12) months", 91.3125, "3 months")]
    [InlineData("uniform(1, 2) weeks", 10.5, "1.5 weeks")]
    [InlineData("2 years", 730.5, "2 years")]
    [InlineData("triangular(3, 14, 90) days", 14.4, "14 days")]
    [InlineData("uniform(0, 1)", 0.25, "0.25")]
    [InlineData("1200", 1200.0, "1,200")]
    [InlineData("uniform(1, 3) days", 1.2, "1 day")]
    [InlineData("uniform(1, 3) months", 30.4375, "1 month")]
    [InlineData("triangular(800, 2300, 2800)", 2024.745, "2,025")]
    [InlineData("1 months", null, "unknown")]
    public void What_a_draw_gave_an_assumption_is_told_in_the_unit_it_is_written_in(string value, double? drawn, string told) =>
        Assert.Equal(told, DataText.Drawn(value, drawn));
}
