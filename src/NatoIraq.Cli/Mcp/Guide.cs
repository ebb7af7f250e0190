namespace NatoIraq.Cli.Mcp;

/// <summary>What somebody who asks by tools should know; given to the client's model when it connects.</summary>
internal static class Guide
{
    /// <summary>The guide.</summary>
    public const string Text = """
        NatoIraq replays a documented history, branches it into what-if policy options and compares the troop levels that follow.
        The names of branches, missions, places, nations and options are the store's own: the tool guide lists them.

        Words
        - claim: one statement in one document, with its paragraph and the days on which it held, was said and was reported.
        - event: one thing that happened, within a window of days, citing the claims behind it. history: all of them in order.
        - branch: the history up to a fork, then a plan. scenario: the YAML text that says so.
        - series: persons at NATION/MISSION/PLACE; * stands for all, so */*/PLACE is everyone there.
        - machine: the states of a subject, as MACHINE/SUBJECT.
        - draw: one possible future of a branch. A projection counts many; the middle draw takes every median.

        Asking
        - A day is yyyy-MM-dd and means its end. A moment, at, is a day, a step's number or an event's id.
        - known-on hides what was not known yet: by clock reported (the default) or said.
        - Expressions: state(MACHINE, SUBJECT) == STATE, strength(SERIES) > 3000, cap(MISSION), conflict(*), and, or, not.
        - What was known or true on a day: claims, state. Where something first happened: replay with until.
        - Why a number or state is so, and within which bounds: explain. Who says a thing: claims with about.
        - What would follow: project; against another course: compare; what matters most: sensitivity; how good: backtest.
        - A what-if of one's own: scenario_new, scenario_validate, then project or compare with its text as scenario.

        Reading
        - Persons, unless a unit stands beside. null is unknown, never zero; low and high are bounds, not guesses.
        - p5 to p95 are quantiles over draws; happens, blocked share, higher, lower and unknown are shares of draws.
        - more, where it stands, says how to ask for the rest of a list.

        Citing
        - Give with every number of the history its claims' ids, and for each its document and paragraph: citations has them.
        - A projected number is a consequence of assumptions: give draws, randomSeed and hash, and from explain the
          assumptions that move it with the claims they rest on.
        - Say how many independent source families speak; a repeat is no second source.
        - Say what is unknown, what is assumed, and which conditions a bound has.
        """;

    /// <summary>What a model is asked to do for somebody who wants a brief.</summary>
    public static string BriefOn(string question) =>
        $"Answer for a policy analyst, from the tools of this server alone: {question}\n"
        + "Call guide first, then the tools it names. One page: the answer in two sentences; the numbers behind it, each "
        + "with its claims and documents, or for a projected one with its draws, random seed and hash; what is assumed, and "
        + "which assumption matters most; what is unknown, and what would change the answer.";
}
