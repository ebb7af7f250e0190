using NatoIraq.Core;

namespace NatoIraq.Packs.Tests;

/// <summary>Bounds of persons must leave a whole number of them.</summary>
public class BoundsTests
{
    private const string History = "history.yaml";

    [Theory]
    [InlineData("{ low: 5, low-exclusive: true, high: 6, high-exclusive: true }", "No whole number lies between low, 5, and high, 6.")]
    [InlineData("{ low: 5.2, high: 5.8 }", "No whole number lies between low, 5.2, and high, 5.8.")]
    [InlineData("{ low: 5, low-exclusive: true, likely: 5 }", "In whole numbers likely is 5, which lies outside the bounds.")]
    public void Bounds_that_leave_nobody_are_told_with_their_place(string strength, string told)
    {
        Problem problem = Sample.Problems(
            () => PackFiles.Read(Sample.With(History, "strength: 5200", $"strength: {strength}"))).Single();

        Assert.Equal((History, 7, told), (problem.File, problem.Line, problem.Message));
    }

    [Theory]
    [InlineData("{ low: 5, low-exclusive: true, high: 7, high-exclusive: true }")]
    [InlineData("{ low: 5, likely: 5, high: 5 }")]
    [InlineData("{ high: 0 }")]
    public void Bounds_that_leave_somebody_are_read(string strength) =>
        Assert.NotEmpty(PackFiles.Read(Sample.With(History, "strength: 5200", $"strength: {strength}")).History);
}
