using NatoIraq.Core.Machines;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.History;

/// <summary>What the states of machines permit in a world, and what a guard bars there.</summary>
internal static class Permitted
{
    /// <summary>The triggers that an instance's state permits, guards asked.</summary>
    /// <param name="world">The world.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="state">Its state, by name.</param>
    public static IReadOnlyList<PermitView> Of(World world, int instance, string state)
    {
        Facts facts = FactsOf(world, instance);
        return [.. world.Layout.Machines[world.Layout.MachineOf[instance]].Transitions
            .Where(t => t.From == state)
            .Select(t => new PermitView(t.Trigger, t.Guards.FirstOrDefault(g => !g.Holds(facts))?.Reason))];
    }

    private static Facts FactsOf(World world, int instance)
    {
        Layout layout = world.Layout;
        int subject = layout.SubjectOf(instance);
        int mission = layout.Machines[layout.MachineOf[instance]].Per switch
        {
            SubjectKind.Mission => subject,
            SubjectKind.Contingent => world.Universe.Missions.Find(world.Universe.SeriesOf(subject).Mission),
            _ => -1,
        };
        return Step.FactsOf(world, new Op { Mission = mission, Instance = instance });
    }
}
