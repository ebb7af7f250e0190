using NatoIraq.App.Branches;
using NatoIraq.Core;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>What a user types for a fork is checked before it becomes a scenario's text.</summary>
public sealed class ForkInputTests
{
    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("2020-02-30")]
    [InlineData("2020-01-29\nnote: x")]
    [InlineData("0")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    public async Task A_fork_at_no_moment_is_refused(string at)
    {
        Desk desk = await Desk.With();

        await desk.Refuses(new ForkBranch("mine", null, "history", at, null));
    }

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("bell\u0007")]
    [InlineData("break\u2028")]
    public async Task A_title_of_several_lines_is_refused(string title)
    {
        Desk desk = await Desk.With();

        InvalidInputException refusal = await desk.Refuses(new ForkBranch("mine", title, "history", null, null));

        Assert.Contains("--title", refusal.Message);
    }

    [Theory]
    [InlineData("Quotes \" and 'these' \\ too")]
    [InlineData("# {no} [comment]: *x &y")]
    public async Task Any_other_title_is_kept_as_it_is(string title)
    {
        Desk desk = await Desk.With();

        await desk.Send(new ForkBranch("mine", title, "history", null, null));

        Assert.Equal(title, Assert.Single((await desk.Send(new ListBranches(false))).Branches).Title);
    }
}
