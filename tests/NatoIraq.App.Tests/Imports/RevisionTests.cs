using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.App.Views;
using NatoIraq.Core;
using NatoIraq.Core.Claims;

namespace NatoIraq.App.Tests.Imports;

/// <summary>Late and corrected facts, from a corrected pack to what a reader is told of them.</summary>
public sealed class RevisionTests : IAsyncLifetime, IDisposable
{
    private static readonly DateOnly Corrected = Calendar.First.AddDays(7);

    private readonly Shelf _shelf = new(Keeping.Memory);

    public Task InitializeAsync() => _shelf.Import(Calendar.First, Fact.Original);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _shelf.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Fact]
    public async Task A_date_moved_before_others_moves_its_step_and_is_told_with_the_old_one()
    {
        await Correct(f => f.Number == 3 ? f with { Day = 1, Late = 1 } : f);

        Assert.Equal(["count-0", "count-3", "count-1", "count-2"], await Counts(null));
        Assert.Equal(["count-0", "count-1", "count-2", "count-3"], await Counts(Calendar.First));
        Assert.Contains("event count-3 when.to: 2024-03-17 -> 2024-03-03", await Told());
        Assert.Contains("claim A01-13 valid.to: 2024-03-17 -> 2024-03-03", await Told());
    }

    [Fact]
    public async Task A_retraction_is_told_with_what_was_retracted()
    {
        await Correct(f => f with { IsHeld = f.Number != 2 });

        Assert.Equal(["count-0", "count-1", "count-3"], await Counts(null));
        Assert.Equal(4, (await Counts(Corrected.AddDays(-1))).Length);
        Assert.Equal(
            [
                "claim A01-12 retracted: 2024-03-13: A count came to 102 -> ",
                "event count-2 retracted: troops-reported, 2024-03-12 -> ",
            ],
            await Told());
    }

    [Fact]
    public async Task A_corrected_amount_changes_the_level_from_then_on()
    {
        await Correct(f => f.Number == 0 ? f with { Count = 250 } : f);

        Assert.Contains("event count-0 data.strength.likely: 100 -> 250", await Told());
        Assert.Equal(250, await Level(null));
        Assert.Equal(250, await Level(Corrected));
        Assert.Equal(100, await Level(Corrected.AddDays(-1)));
    }

    [Fact]
    public async Task A_corrected_report_date_changes_what_was_known()
    {
        var day = new DateOnly(2024, 3, 8);
        await Correct(f => f.Number == 1 ? f with { Late = 20 } : f);

        Assert.Equal(["claim A01-11 reported: 2024-03-08 -> 2024-03-22"], await Told());
        Assert.Equal(["count-0"], await Counts(null, day));
        Assert.Equal(["count-0", "count-1"], await Counts(Calendar.First, day));
    }

    [Fact]
    public async Task A_late_fact_is_an_addition_and_the_first_import_is_none()
    {
        Assert.Empty(await Told());
        var late = new Fact(4, 2, 104, 2, true);

        await _shelf.Import(Corrected, [.. Fact.Original, late]);

        Assert.Equal(
            [
                "claim A01-14 added:  -> 2024-03-04: A count came to 104",
                "event count-4 added:  -> troops-reported, 2024-03-04",
            ],
            await Told());
    }

    [Fact]
    public async Task Days_of_import_stand_in_json_only_where_somebody_asks_about_them()
    {
        await Correct(f => f with { Count = f.Count + 1 });

        string plain = Json.Write(await _shelf.Desk.Send(new ListRevisions()));
        string asked = Json.Write(await _shelf.Desk.Send(new ListRevisions { AsImportedOn = Corrected }));

        Assert.DoesNotContain("mported", plain);
        Assert.Contains("\"importedOn\":\"2031-05-08\"", asked);
        Assert.EndsWith("\"asImportedOn\":\"2031-05-08\"}", asked);
        Assert.Empty((await _shelf.Desk.Send(new ListRevisions { AsImportedOn = Calendar.First })).Revisions);
        HistoryView history = await _shelf.Desk.Send(new ShowHistory(null, Clock.Reported));
        Assert.DoesNotContain("mported", Json.Write(history));
    }

    [Fact]
    public async Task A_branch_is_what_it_was_on_that_day()
    {
        _shelf.Calendar.Today = Calendar.First.AddDays(1);
        await _shelf.Desk.Send(new ForkBranch("mine", null, "history", "count-1", null));
        string before = await Branch(null);

        _shelf.Calendar.Today = Calendar.First.AddDays(3);
        await _shelf.Desk.Send(new AppendEntry(
            "mine", "id: more\non: 2024-05-01\nevent: troops-deployed\nto: northland/training-mission/hostland\ncount: 7\n"));
        await Correct(f => f with { Count = f.Count + 1 });

        Assert.Equal(before, await Branch(Calendar.First.AddDays(2)));
        Assert.NotEqual(before, await Branch(Calendar.First.AddDays(3)));
        Assert.Equal(await Branch(Corrected), await Branch(null));
    }

    [Fact]
    public async Task What_is_refused_of_days_before_the_store_held_it()
    {
        _shelf.Calendar.Today = Corrected;
        await _shelf.Desk.Send(new ForkBranch("mine", null, "history", "count-1", null));
        var lines = new List<string>();
        foreach ((string branch, DateOnly day) in (
            (string, DateOnly)[])[
                ("history", Calendar.First.AddDays(-1)), ("mine", Calendar.First), ("mien", Calendar.First)])
        {
            InvalidInputException refusal = await _shelf.Desk.Refuses(
                new ShowState(branch, null, null, Clock.Reported, null, 1, false) { AsImportedOn = day });
            lines.AddRange([$"state {branch} as imported on {day:yyyy-MM-dd}", refusal.Message, ""]);
        }

        Golden.Holds("refusals.txt", lines);
    }

    [Fact]
    public async Task A_clock_set_back_makes_no_import_earlier_than_the_one_before_it()
    {
        string before = await _shelf.Reads();
        await Correct(f => f with { Count = f.Count + 1 });
        await _shelf.Import(Calendar.First.AddDays(-30), Fact.Original.Select(f => f with { Count = 7 }));

        Assert.Equal(before, await _shelf.Reads(Corrected.AddDays(-1)));
        Assert.Equal(await _shelf.Reads(), await _shelf.Reads(Corrected));
    }

    private Task<ImportView> Correct(Func<Fact, Fact> correction) =>
        _shelf.Import(Corrected, Fact.Original.Select(correction));

    private async Task<string[]> Counts(DateOnly? asImportedOn, DateOnly? knownOn = null) =>
    [
        .. (await _shelf.Desk.Send(new ShowHistory(knownOn, Clock.Reported) { AsImportedOn = asImportedOn })).Events
            .Select(e => e.Id).Where(id => id.StartsWith("count-", StringComparison.Ordinal)),
    ];

    private async Task<int?> Level(DateOnly? asImportedOn) =>
        (await _shelf.Desk.Send(new ShowState("history", "2024-03-02", null, Clock.Reported, null, 1, false)
        {
            AsImportedOn = asImportedOn,
        })).Levels.Single(l => l.Series == "northland/training-mission/hostland").Likely;

    private async Task<string> Branch(DateOnly? asImportedOn) =>
        Json.Write((await _shelf.Desk.Send(new ReplayTimeline("mine", null, 1, false, null, null, null, Clock.Reported)
        {
            AsImportedOn = asImportedOn,
        })).Steps);

    private async Task<string[]> Told() => [.. (await _shelf.Desk.Send(new ListRevisions())).Revisions
        .Select(r => $"{r.What} {r.Id} {r.Field ?? r.Kind}: {r.Before} -> {r.After}")];
}
