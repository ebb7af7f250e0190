namespace NatoIraq.Core.Tests.Expressions;

public class NearMissTests
{
    [Theory]
    [InlineData("sate", "state")]
    [InlineData("stat", "state")]
    [InlineData("tsate", "state")]
    [InlineData("xstate", "state")]
    [InlineData("strenth", "strength")]
    [InlineData("weather", null)]
    [InlineData("", null)]
    public void The_nearest_word_within_a_third_of_the_letters_is_meant(string text, string? meant) =>
        Assert.Equal(meant, NearMiss.Of(text, ["state", "strength", "cap"]));

    [Fact]
    public void The_first_of_two_equally_near_words_is_meant() =>
        Assert.Equal("Did you mean 'cat'?", NearMiss.Hint("cab", ["cat", "car"]));
}
