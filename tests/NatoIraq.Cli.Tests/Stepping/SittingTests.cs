namespace NatoIraq.Cli.Tests.Stepping;

/// <summary>The program before a real terminal: it answers keys and a new size, and leaves all as it was.</summary>
public sealed class SittingTests : IDisposable
{
    private const string OtherScreen = "\e[?1049h";
    private const string FirstScreen = "\e[?1049l";

    // A frame is over when the terminal may show it.
    private const string Shown = "\e[?2026l";

    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Keys_move_it_a_new_size_redraws_it_and_q_leaves_the_terminal_as_it_was()
    {
        using var terminal = new PseudoTerminal(_run.Folder, 80, 24, "replay --at 5");
        terminal.Await(OtherScreen);
        terminal.Await(" step 5 of ");
        terminal.Await(Shown);
        terminal.Type("n");
        terminal.Await(" step 6 of ");
        terminal.Type("\e[D\e[D");
        terminal.Await(" step 4 of ");
        terminal.Type("g9\r");
        terminal.Await(" step 9 of ");
        terminal.Await(Shown);
        terminal.Resize(18);
        string redrawn = terminal.Await(Shown);
        terminal.Type("q");
        string left = terminal.Await("done");

        Assert.Contains("\e[18;1H", redrawn);
        Assert.DoesNotContain("\e[19;1H", redrawn);
        Assert.Contains(FirstScreen, left);
        Assert.Contains("\e[?25h", left);
        Assert.Contains("code 0", left);
        Assert.NotEmpty(terminal.Settings("before"));
        Assert.Equal(terminal.Settings("before"), terminal.Settings("after"));
    }

    [Fact]
    public void Ctrl_C_leaves_the_terminal_as_it_was_even_while_text_is_typed()
    {
        using var terminal = new PseudoTerminal(_run.Folder, 100, 30, "replay");
        terminal.Await(" step 1 of ");
        terminal.Type("uabc");
        terminal.Await("run until>");
        terminal.Type("\u0003");
        string left = terminal.Await("done");

        Assert.Contains(FirstScreen, left);
        Assert.Contains("\e[?25h", left);
        Assert.Contains("code 130", left);
        Assert.DoesNotContain("   at ", left);
        Assert.Equal(terminal.Settings("before"), terminal.Settings("after"));
    }

    [Fact]
    public void Ctrl_C_before_the_first_screen_is_drawn_leaves_the_terminal_as_it_was()
    {
        using var terminal = new PseudoTerminal(_run.Folder, 100, 30, "replay");
        terminal.Await(OtherScreen);
        terminal.Type("\u0003");
        string left = terminal.Await("done");

        Assert.Contains(FirstScreen, left);
        Assert.Contains("code 130", left);
        Assert.Equal(terminal.Settings("before"), terminal.Settings("after"));
    }

    [Fact]
    public void What_cannot_be_opened_is_refused_on_the_screen_that_was_there()
    {
        using var terminal = new PseudoTerminal(_run.Folder, 80, 24, "replay --until 'state(x'");
        string all = terminal.Await("done");

        Assert.DoesNotContain(OtherScreen, all);
        Assert.Contains("--until:1:", all);
        Assert.Contains("code 3", all);
    }
}
