using FsCheck;
using FsCheck.Fluent;
using NatoIraq.App.History;

namespace NatoIraq.App.Tests.Imports;

/// <summary>
/// The two times never meet: what was true and known, and what a store held. Each law is tried on made-up sequences of
/// corrected packs, in memory, in a file and on a server.
/// </summary>
public sealed class BitemporalLaws
{
    /// <summary>An import: how many days after the one before, and what it corrects.</summary>
    private sealed record Import(int Days, IReadOnlyList<Func<Fact, Fact>> Corrections, IReadOnlyList<int> Facts);

    private static readonly Gen<Func<Fact, Fact>> Correction = Gen.OneOf(
        Gen.Choose(0, 20).Select(day => (Func<Fact, Fact>)(f => f with { Day = day })),
        Gen.Choose(1, 999).Select(count => (Func<Fact, Fact>)(f => f with { Count = count })),
        Gen.Choose(0, 30).Select(late => (Func<Fact, Fact>)(f => f with { Late = late })),
        Gen.Constant((Func<Fact, Fact>)(f => f with { IsHeld = !f.IsHeld })));

    private static readonly Gen<Import> OneImport =
        from days in Gen.Choose(0, 3)
        from corrections in Correction.ListOf()
        from facts in Gen.Choose(0, Fact.Original.Count - 1).ListOf(corrections.Count)
        select new Import(days, [.. corrections], [.. facts]);

    private static readonly Arbitrary<Import[]> Cases = Arb.From(
        from count in Gen.Choose(1, 4)
        from imports in OneImport.ArrayOf(count)
        select imports);

    [Theory]
    [InlineData(Keeping.Memory)]
    [InlineData(Keeping.File)]
    [InlineData(Keeping.Server)]
    public void As_imported_on_the_last_day_or_later_is_now(Keeping keeping) => Holds(keeping, async imports =>
    {
        await using var shelf = new Shelf(keeping);
        await Fill(shelf, imports);
        string now = await shelf.Reads();

        return now == await shelf.Reads(shelf.Calendar.Today) && now == await shelf.Reads(DateOnly.MaxValue);
    });

    [Theory]
    [InlineData(Keeping.Memory)]
    [InlineData(Keeping.File)]
    [InlineData(Keeping.Server)]
    public void No_import_changes_what_an_earlier_day_read(Keeping keeping) => Holds(keeping, async imports =>
    {
        await using var shelf = new Shelf(keeping);
        var read = new SortedDictionary<DateOnly, string>();
        await Fill(shelf, imports, async () => read[shelf.Calendar.Today] = await shelf.Reads());

        for (DateOnly day = Calendar.First; day <= shelf.Calendar.Today; day = day.AddDays(1))
        {
            string then = read.Last(r => r.Key <= day).Value;
            if (then != await shelf.Reads(day)) return false;
        }
        return true;
    });

    [Theory]
    [InlineData(Keeping.Memory)]
    [InlineData(Keeping.File)]
    [InlineData(Keeping.Server)]
    public void What_was_known_and_what_was_held_may_be_asked_in_either_order(Keeping keeping) => Holds(keeping, async imports =>
    {
        // On one shelf packs are imported whole and asked what was known; on the other, packs without what came later.
        var known = new DateOnly(2024, 3, 15);
        await using Shelf whole = new(keeping), cut = new(Keeping.Memory);
        await Fill(whole, imports);
        await Fill(cut, imports, null, f => f.Reported <= known);

        for (DateOnly day = Calendar.First; day <= whole.Calendar.Today; day = day.AddDays(1))
        {
            if (await whole.Reads(day, known) != await cut.Reads(day, known)) return false;
        }
        return true;
    });

    [Theory]
    [InlineData(Keeping.Memory)]
    [InlineData(Keeping.File)]
    [InlineData(Keeping.Server)]
    public void A_retraction_and_a_new_report_come_to_what_a_revision_does(Keeping keeping) => Holds(keeping, async imports =>
    {
        await using Shelf again = new(keeping), revised = new(Keeping.Memory);
        await Fill(again, imports);
        IReadOnlyList<Fact> last = await Fill(revised, imports);

        Fact[] other = [.. last.Select(f => f.Number == 1 ? f with { Count = 1000, IsHeld = true } : f)];
        await again.Import(again.Calendar.Today, last.Select(f => f.Number == 1 ? f with { IsHeld = false } : f));
        await again.Import(again.Calendar.Today, other);
        await revised.Import(revised.Calendar.Today, other);

        return await again.Reads() == await revised.Reads();
    });

    [Theory]
    [InlineData(Keeping.Memory)]
    [InlineData(Keeping.File)]
    [InlineData(Keeping.Server)]
    public void The_same_pack_imported_twice_appends_nothing(Keeping keeping) => Holds(keeping, async imports =>
    {
        await using var shelf = new Shelf(keeping);
        IReadOnlyList<Fact> last = await Fill(shelf, imports);
        string? before = await shelf.Desk.Head();

        ImportView view = await shelf.Import(shelf.Calendar.Today.AddDays(1), last);

        return before == await shelf.Desk.Head() && (view.Added, view.Revised, view.Retracted) == (0, 0, 0);
    });

    /// <summary>Imports the original facts on the first day, and then each correction of what came before.</summary>
    private static async Task<IReadOnlyList<Fact>> Fill(
        Shelf shelf, Import[] imports, Func<Task>? then = null, Func<Fact, bool>? isWanted = null)
    {
        Fact[] facts = [.. Fact.Original];
        DateOnly day = Calendar.First;
        await Take();
        foreach (Import import in imports)
        {
            day = day.AddDays(import.Days);
            foreach ((Func<Fact, Fact> correct, int fact) in import.Corrections.Zip(import.Facts))
                facts[fact] = correct(facts[fact]);
            await Take();
        }
        return facts;

        async Task Take()
        {
            await shelf.Import(day, isWanted is null ? facts : facts.Where(isWanted));
            if (then is not null) await then();
        }
    }

    /// <summary>Tries a law more often where it costs less.</summary>
    private static void Holds(Keeping keeping, Func<Import[], Task<bool>> law) => Prop
        .ForAll(Cases, imports => law(imports).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(keeping == Keeping.Memory ? 9 : 3));
}
