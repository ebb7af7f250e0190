using NatoIraq.Core.Dice;
using NatoIraq.Core.Sampling;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Core.Projections;

/// <summary>
/// Which dimension of Sobol's sequence an input takes: the one that its key names, and where another input of the plan
/// was there first, the next free one. First come those of the eldest scenario, then those with the smaller key. So an
/// input keeps its dimension in every branch that descends from the one that has it, whatever else these add; nor does
/// it depend on what a branch is compared with. Branches that do not descend from each other may, seldom, give a name
/// they share different dimensions; <see cref="Apart"/> finds those.
/// </summary>
public static class SobolPlaces
{
    /// <summary>The dimension of each input, from 0.</summary>
    /// <exception cref="InvalidInputException">There are more inputs than dimensions.</exception>
    public static IReadOnlyDictionary<DiceKey, int> Of(Plan plan)
    {
        IReadOnlyList<PlanInput> inputs = PlanInput.Of(plan);
        if (inputs.Count > SobolNumbers.Columns)
        {
            throw new InvalidInputException(
                $"'{plan.Name}' draws {inputs.Count} assumptions and starting values; Sobol's sequence has "
                + $"{SobolNumbers.Columns} dimensions here.",
                "Ask for a Latin hypercube, which has no such limit.");
        }
        var places = new Dictionary<DiceKey, int>();
        bool[] taken = new bool[SobolNumbers.Columns];
        foreach (PlanInput input in inputs.OrderBy(i => i.Generation).ThenBy(i => i.Key.Value))
        {
            int place = (int)(input.Key.Value % SobolNumbers.Columns);
            while (taken[place]) place = (place + 1) % SobolNumbers.Columns;
            taken[place] = true;
            places.Add(input.Key, place);
        }
        return places;
    }

    /// <summary>
    /// The inputs that branches share by name but not by dimension: their luck differs, as if their names did.
    /// </summary>
    public static IReadOnlyList<string> Apart(IReadOnlyList<Plan> plans)
    {
        var places = plans.Select(Of).ToList();
        return
        [
            .. plans.SelectMany(PlanInput.Of).DistinctBy(i => i.Key)
                .Where(i => places.Where(p => p.ContainsKey(i.Key)).Select(p => p[i.Key]).Distinct().Count() > 1)
                .Select(i => i.Name).Order(StringComparer.Ordinal),
        ];
    }
}
