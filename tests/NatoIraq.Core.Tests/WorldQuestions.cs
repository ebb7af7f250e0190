using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Tests;

/// <summary>What specs ask of a world.</summary>
internal static class WorldQuestions
{
    public static Estimate Strength(this World world, string series, string day) =>
        world.Strength(world.Universe.SetOf(Given.Series(series)), Given.Day(day).DayNumber);

    public static string? StateOf(this World world, string machine, string subject)
    {
        Core.Machines.Machine found = Core.Machines.AllMachines.Find(machine)!;
        int state = world.StateOf(found, world.Layout.FindSubject(found.Per, subject));
        return state < 0 ? null : found.States[state];
    }
}
