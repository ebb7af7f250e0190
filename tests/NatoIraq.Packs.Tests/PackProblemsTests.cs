using NatoIraq.Core;

namespace NatoIraq.Packs.Tests;

/// <summary>What is said of each mistake: one text of a good pack is replaced, and this is all that is told.</summary>
public class PackProblemsTests
{
    private const string Sources = "sources.yaml";
    private const string Places = "places.yaml";
    private const string Rules = "rules.yaml";
    private const string First = "claims/000.yaml";
    private const string Second = "claims/001.yaml";
    private const string History = "history.yaml";

    [Theory]
    [InlineData(Sources, "outlet: The Inv", "outlett: The Inv",
        "2:5 A source needs the key 'outlet'. | Add 'outlet: ...'.\n4:5 'outlett' is not a key of a source; allowed: id, title, "
        + "outlet, agencies, family, published, plus-minus-days, address, file, sha256, note. | "
        + "Did you mean 'outlet'?")]
    [InlineData(Sources, "2020-03-20", "2020-02-30", "7:16 2020-02-30 does not exist: February 2020 has 29 days.")]
    [InlineData(Sources, "2020-03-20", "2020-13-01", "7:16 2020-13-01 does not exist: a year has the months 01 to 12.")]
    [InlineData(Sources, "2020-03-20", "20-03-2020",
        "7:16 'published' is '20-03-2020', which is no date: a date is written 2020-01-31, a month 2020-01, a "
        + "year 2020.")]
    [InlineData(Sources, "2020-03-20", "2020-03",
        "7:16 'published' needs a day, not a month or a year: write 2020-03-01.")]
    [InlineData(Sources, "plus-minus-days: 1", "plus-minus-days: -1",
        "8:22 'plus-minus-days' is -1; it must lie from 0 to 366.")]
    [InlineData(Sources, "first.txt", "../first.txt",
        "9:11 'file' is the name of a document, not a path. | Leave the folders out.")]
    [InlineData(Sources, "\"001\"", "\"000\"", "11:10 There is a source '000' already. | Give it an id of its own.\n")]
    [InlineData(Places, "id: mainland", "id: Main_Land",
        "4:11 The name 'Main_Land' may hold only lower-case letters, digits and single hyphens, at most "
        + "64. | Write 'main-land'.")]
    [InlineData(Places, "{ id: region, name: The Region }", "{ id: region, name: The Region, within: isle }",
        "2:45 A place cannot contain itself: region within isle within region.")]
    [InlineData(Places, "{ id: region, name: The Region }",
        "{ id: bay, name: Bay, within: region }\n  - { id: region, name: The Region, within: isle }",
        "3:45 A place cannot contain itself: region within isle within region.")]
    [InlineData(Places, "within: region", "within: regiom",
        "3:41 There is no place 'regiom'. Known: region, isle, mainland. | Did you mean 'region'?")]
    [InlineData("actors.yaml", "kind: body", "kind: boddy",
        "4:26 'boddy' is not a value of 'kind'; allowed: nation, government, body, group, person. | Did you "
        + "mean 'body'?")]
    [InlineData("actors.yaml", "id: council", "id: others",
        "4:11 'others' is built in: it is the unnamed rest of a mission's nations. | Leave it out.\n")]
    [InlineData("missions.yaml", "[patrol, teach]", "patrol",
        "9:13 'activities' is a list: write [a, b], or one '- item' a line.")]
    [InlineData(Rules, "stale-after: 60", "stale-after: 60.5",
        "2:14 'stale-after' is 60.5; it must be a whole number.")]
    [InlineData(Rules, "stale-after: 60", "stale-after: .nan", "2:14 'stale-after' is '.nan', which is not a number.")]
    [InlineData(Rules, "stale-after: 60", "stale-after: 1e999",
        "2:14 'stale-after' is '1e999', which is not a number.")]
    [InlineData(Rules, "red/alpha/isle]", "red/alpha]",
        "5:29 'red/alpha' is not a series: nation/mission/place, with * for all and others for the unnamed rest.")]
    [InlineData(Rules, "red/alpha/isle]", "red/gamma/isle]", "5:33 There is no mission 'gamma'. Known: alpha, beta.")]
    [InlineData(Rules, "red/alpha/isle]", "council/alpha/isle]",
        "5:29 The actor 'council' is not a nation, so it has no troops. | Nations: red, blue.")]
    [InlineData(First, "paragraph: 3", "paragraph: 0", "4:16 'paragraph' is 0; it must lie from 1 to 100000.")]
    [InlineData(First, "said: 2020-03-16", "said: 2020-03-21",
        "9:11 It was said on 2020-03-21, after it was reported on 2020-03-20 (R12).")]
    [InlineData(First, "on the isle]", "red on the isle]",
        "12:25 A token of evidence has at most 3 words; this has 4. | Keep the words that matter.")]
    [InlineData(First, "F0-01", "F0/01", "3:9 The id 'F0/01' may hold only letters, digits and hyphens, at most 64.\n")]
    [InlineData(First, "from: 2020-03,", "from: 2020-04,",
        "19:20 It begins on 2020-04-01, after it ends on 2020-03-31.")]
    [InlineData(First, "\"000\"", "\"00\"", "1:10 There is no source '00'. Known: 000, 001. | Did you mean '000'?")]
    [InlineData(First, "source: \"000\"\nclaims:", "clams:",
        "1:1 A file of claims needs the key 'source'. | Add 'source: ...'.\n1:1 A file of claims needs the key 'claims'. | Add 'claims: ...'.\n1:1 "
        + "'clams' is not a key of a file of claims; allowed: source, claims. | Did you mean 'claims'?")]
    [InlineData(Second, "low: 15", "low: 21", "21:41 low is 21 and point is 20: low may not exceed it.")]
    [InlineData(Second, "high: 25, ", "", "21:72 high-exclusive needs the key 'high'.")]
    [InlineData(Second, "premises: [F1-01]", "premises: [F1-02]", "23:15 A claim is no premise of itself.")]
    [InlineData(Second, "duplicate-of: [F1-01]", "duplicate-of: [F1-04]",
        "32:20 There is no claim 'F1-04'. Known: F0-01, F0-02, F1-01, F1-02, F1-03. | Did you mean 'F1-01'?")]
    [InlineData(Second, "conflicts: [C01]", "conflicts: [C01, C01]", "12:22 'C01' stands twice in 'conflicts'.")]
    [InlineData(Second, "tier: D", "tier: A",
        "34:11 Claim F1-03 is of tier A, yet no event cites it. | Cite it in history.yaml, or set tier B.")]
    [InlineData("conflicts.yaml", "[halt]", "[halts]",
        "8:14 There is no event 'halts'. Known: alpha-set-up, first-count, mandate, halt, halt-length, share, "
        + "passed, offer. | Did you mean 'halt'?")]
    [InlineData(History, "mission-established", "mission-etablished",
        "2:32 There is no event type 'mission-etablished' for packs and scenarios. | Did you mean "
        + "'mission-established'?")]
    [InlineData(History, "mission-established", "pack-defined",
        "2:32 There is no event type 'pack-defined' for packs and scenarios. | Types: mission-proposed,\n")]
    [InlineData(History, "lead: red", "lead: rad",
        "2:75 There is no actor 'rad'. Known: red, blue, council. | Did you mean 'red'?")]
    [InlineData(History, "placed: 2020-03-02", "placed: 2020-04-02",
        "2:101 2020-04-02 lies outside the event's window 2020-03-01..2020-03-31.")]
    [InlineData(History, ", note: before the first count", "",
        "2:101 'placed' needs the key 'note' beside it. | Say why that day.")]
    [InlineData(History, "strength: 5200", "strength: 5,200",
        "7:15 'strength' is '5,200', which is no amount: write a number, unknown, or bounds as {low, likely, high}.")]
    [InlineData(History, "    strength: 5200\n", "", "5:12 A report needs a strength, or a share with share-of.")]
    [InlineData(History, "share-of: \"*/alpha/isle\",", "", "20:25 'share' needs the key 'share-of' beside it.")]
    [InlineData(History, "low: 0.5", "low: 1.5", "21:21 'low' is 1.5; it must lie from 0 to 1.")]
    [InlineData(History, "between: [2020-03-16, 2020-03-20]", "between: [2020-03-21, 2020-03-20]",
        "15:14 The window begins on 2020-03-21, after it ends on 2020-03-20.")]
    [InlineData(History, "between: [2020-03-16, 2020-03-20]", "between: [2020-03-21]",
        "15:14 'between' holds two dates: [FIRST, LAST].")]
    [InlineData(History, "    between: [2020-03-16, 2020-03-20]\n", "",
        "10:5 An event needs the key 'on' or 'between'. | Write on: DATE, or between: [DATE, DATE].")]
    [InlineData(History, "allow: [teach]", "allow: [teech]",
        "13:13 There is no activity 'teech'. Known: patrol, teach. | Did you mean 'teach'?")]
    [InlineData(History, "mission: alpha\n    allow", "misson: alpha\n    allow",
        "10:5 An event needs the key 'mission'. | Add 'mission: ...'.\n12:5 'misson' is not a key of an event; allowed: id, event, "
        + "on, between, placed, cites, amends, note, mission, allow, forbid, zones, trainees. | Did you mean "
        + "'mission'?")]
    [InlineData(History, "amends: halt ", "amends: passed ",
        "19:47 'passed' is resolution-passed, this is operations-suspended: an amendment is of the same type.")]
    [InlineData(History, "binding: false", "binding: no",
        "22:90 'no' is not a value of 'binding'; allowed: true, false.")]
    [InlineData(History, "cites: [F0-02], note", "cites: [], note", "3:14 An event cites at least one claim.")]
    [InlineData(History, "id: first-count", "id: 2020-count",
        "4:9 The name '2020-count' must begin with a letter, else it reads as a date or number.")]
    [InlineData(History, "mission: alpha, lead", "mission: , lead", "2:62 'mission' has no value. | Write it behind the colon.")]
    public void A_mistake_is_told_with_its_place(string file, string old, string text, string told)
    {
        IReadOnlyList<Problem> problems = Sample.Problems(() => PackFiles.Read(Sample.With(file, old, text)));
        string all = Sample.Told(problems).Replace($"{file}:", "");
        // A mistake that takes a name away from others is told there too; such an expectation ends with a line break.
        if (told.EndsWith('\n')) Assert.Contains(told.TrimEnd('\n'), all);
        else Assert.Equal(told, all);
    }

    [Fact]
    public void A_problem_shows_its_line_with_a_caret()
    {
        Dictionary<string, string> files = Sample.With("actors.yaml", "kind: body", "kind: boddy");
        Problem problem = Sample.Problems(() => PackFiles.Read(files)).Single();
        Assert.Equal(
            """
            actors.yaml:4:26: 'boddy' is not a value of 'kind'; allowed: nation, government, body, group, person.
              4 |   - { id: council, kind: boddy, name: The Council }
                |                          ^
              Did you mean 'body'?
            """,
            problem.ToString());
    }

    [Fact]
    public void Every_problem_of_every_file_is_told_at_once_in_file_order()
    {
        Dictionary<string, string> files = Sample.With(Places, "within: region", "within: regiom");
        files[History] = files[History].Replace("lead: red", "lead: rad").Replace("by: council", "by: counsil");
        files[Sources] = files[Sources].Replace("2020-03-20", "2020-02-30");
        Assert.Equal(
            ["sources.yaml:7", "places.yaml:3", "history.yaml:2", "history.yaml:22"],
            Sample.Problems(() => PackFiles.Read(files)).Select(p => $"{p.File}:{p.Line}"));
    }

    [Fact]
    public void A_rule_that_is_no_expression_is_told_with_the_rest()
    {
        Dictionary<string, string> files = Sample.With("rules.yaml", ">= 1", ">= 1 +");
        files[History] = files[History].Replace("lead: red", "lead: rad");
        files[Places] = files[Places].Replace("within: region", "within: regiom");
        Assert.Equal(
            ["places.yaml:3:41", "places.yaml:4:49", "rules.yaml:9:43", "history.yaml:2:75"],
            Sample.Problems(() => PackFiles.Read(files)).Select(p => $"{p.File}:{p.Line}:{p.Column}"));
    }

    [Fact]
    public void What_a_rule_names_is_told_once_the_definitions_are_sound()
    {
        Dictionary<string, string> files = Sample.With("rules.yaml", "holds: strength(red/", "holds: strength(read/");
        files[History] = files[History].Replace("lead: red", "lead: rad");
        Assert.Equal(
            ["rules.yaml:9:21 There is no nation 'read'. | Did you mean 'red'?", "history.yaml:2:75"],
            Sample.Told(Sample.Problems(() => PackFiles.Read(files))).Split('\n')
                .Select(line => line.StartsWith("history") ? line[..17] : line));
        files["actors.yaml"] = files["actors.yaml"].Replace("actors:", "actors: [");
        Assert.Equal("actors.yaml", Assert.Single(Sample.Problems(() => PackFiles.Read(files))).File);
    }

    [Fact]
    public void A_broken_file_of_names_makes_no_errors_elsewhere()
    {
        Dictionary<string, string> files = Sample.With("actors.yaml", "actors:", "actors: [");
        Problem problem = Sample.Problems(() => PackFiles.Read(files)).Single();
        Assert.Equal("actors.yaml", problem.File);
    }
}
