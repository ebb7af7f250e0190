namespace NatoIraq.Cli.Stepping;

/// <summary>What a key does, and the words that help has for it.</summary>
/// <param name="Label">The keys as help shows them.</param>
/// <param name="Does">What they do, in a few words.</param>
/// <param name="Act">What they do.</param>
/// <param name="Keys">The keys.</param>
internal sealed record Command(string Label, string Does, Func<Stand, Stand> Act, params Key[] Keys)
{
    /// <summary>Every command, in the order of help.</summary>
    public static IReadOnlyList<Command> All { get; } =
    [
        new("n → space", "next step", s => Step(s, 1), 'n', ' ', KeyName.Right, KeyName.Down),
        new("p ←", "previous step", s => Step(s, -1), 'p', KeyName.Left, KeyName.Up),
        new("PgDn PgUp", "ten on, ten back", s => Step(s, 10), KeyName.PageDown),
        new("", "", s => Step(s, -10), KeyName.PageUp),
        new("Home <", "first step", s => s.GoTo(s.Reel.First), KeyName.Home, '<'),
        new("End >", "last step", s => s.GoTo(s.Reel.Length), KeyName.End, '>'),
        new("g", "to a day, step, id", s => Open(s, Ask.GoTo), 'g'),
        new("/", "find text", s => Open(s, Ask.Find), '/'),
        new("u U", "until true, U back", s => Open(s, Ask.Until), 'u'),
        new("", "", s => Open(s, Ask.Back), 'U'),
        new("b", "breakpoint on, off", s => Open(s, Ask.Break), 'b'),
        new("c C", "to next, last one", s => Continue(s, isForward: true), 'c'),
        new("", "", s => Continue(s, isForward: false), 'C'),
        new("w", "watch on, off", s => Open(s, Ask.Watch), 'w'),
        new("d", "another draw", OpenDraw, 'd'),
        new("k", "as known on a day", OpenKnownOn, 'k'),
        new("Tab", "one pane alone", NextPane, KeyName.Tab),
        new("] [", "scroll it", s => Scroll(s, 1), ']'),
        new("", "", s => Scroll(s, -1), '['),
        new("Enter", "the last key again", s => s.Last?.Act(s) ?? s, KeyName.Enter),
        new("?", "these keys", s => s with { IsHelping = true }, '?'),
        new("q Esc ^C", "leave", s => s with { HasLeft = true }, 'q'),
    ];

    /// <summary>The command of a key; null for none.</summary>
    public static Command? Of(Key key) => All.FirstOrDefault(c => c.Keys.Contains(key));

    /// <summary>Lands on a step, and says which breakpoints it hits.</summary>
    public static Stand Land(Stand stand, int step, string? said = null)
    {
        stand = stand.GoTo(step);
        if (said is null && stand.Stops(stand.Step).ToList() is { Count: > 0 } hit)
        {
            said = string.Join("; ", hit.Select(n => $"Breakpoint {n}: {stand.Breakpoints[n - 1]}"));
        }
        return said is null ? stand : stand.Say(said);
    }

    private static Stand Step(Stand stand, int by)
    {
        int step = Math.Clamp(stand.Step + by, stand.Reel.First, stand.Reel.Length);
        if (step != stand.Step) return Land(stand, step);
        return stand.Say(by > 0 ? "This is the last step." : "This is the first step.");
    }

    private static Stand Continue(Stand stand, bool isForward)
    {
        if (stand.Breakpoints.IsEmpty) return stand.Refuse("There is no breakpoint: b adds one.");
        int by = isForward ? 1 : -1;
        for (int step = stand.Step + by; step >= 1 && step <= stand.Reel.Length; step += by)
        {
            if (stand.Stops(step).Any()) return Land(stand, step);
        }
        return stand.Say($"No breakpoint is hit {(isForward ? "after" : "before")} this step.");
    }

    private static Stand Open(Stand stand, Ask ask) => stand with { Prompt = new Prompt(ask) };

    private static Stand OpenDraw(Stand stand) => stand.Reel.IsHistory
        ? stand.Refuse("The history has no draws: it is what happened.")
        : Open(stand, Ask.Draw);

    private static Stand OpenKnownOn(Stand stand) => stand.Reel.IsHistory
        ? Open(stand, Ask.KnownOn)
        : stand.Refuse("A branch is planned with what was known at its fork: k asks this of the history.");

    private static Stand NextPane(Stand stand)
    {
        List<string> labels = Panes.LabelsOf(stand.Reel);
        int at = stand.Front is null ? 0 : 1 + labels.IndexOf(stand.Front);
        return stand with { Front = at < labels.Count ? labels[at] : null, Scrolled = 0 };
    }

    private static Stand Scroll(Stand stand, int by)
    {
        if (stand.Front is not { } label)
        {
            return stand.Refuse("Tab gives one pane the whole screen, then ] and [ scroll it.");
        }
        int most = Panes.Of(stand).First(p => p.Label == label).Items.Count - 1;
        return stand with { Scrolled = Math.Clamp(stand.Scrolled + by, 0, Math.Max(0, most)) };
    }
}

/// <summary>A key pressed.</summary>
internal static class Presses
{
    /// <summary>Where the reader stands after a key.</summary>
    public static Stand Press(this Stand stand, Key key)
    {
        if (stand.Prompt is { } prompt) return Typing(stand with { Said = null }, prompt, key);
        if (key.Name == KeyName.Blank) return stand;
        stand = stand with { Said = null, IsRefusal = false };
        if (stand.IsHelping && key != 'q') return stand with { IsHelping = false };
        if (key.Name == KeyName.Escape)
        {
            return stand.Front is null ? stand with { HasLeft = true } : stand with { Front = null, Scrolled = 0 };
        }
        if (Command.Of(key) is { } command)
        {
            return command.Act(key.Name == KeyName.Enter ? stand : stand with { Last = command });
        }
        string name = key.Name == KeyName.Other ? "That key" : $"{key}";
        return stand.Refuse($"{name} does nothing here: ? lists the keys.");
    }

    /// <summary>Where the reader stands after some keys; none is pressed once they have left.</summary>
    public static Stand Press(this Stand stand, IEnumerable<Key> keys) =>
        keys.Aggregate(stand, (s, key) => s.HasLeft ? s : s.Press(key));

    private static Stand Typing(Stand stand, Prompt prompt, Key key) => key.Name switch
    {
        KeyName.Enter => Answers.Give(stand, prompt),
        KeyName.Up => stand with { Prompt = prompt.With(Answers.Last(stand, prompt.Ask) ?? prompt.Text) },
        _ => stand with { Prompt = prompt.Press(key) },
    };
}
