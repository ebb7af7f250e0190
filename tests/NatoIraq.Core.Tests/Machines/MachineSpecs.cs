using NatoIraq.Core.History;
using NatoIraq.Core.Machines;

namespace NatoIraq.Core.Tests.Machines;

/// <summary>What each machine is for, in sentences; the full tables are pinned in <see cref="TransitionTable"/>.</summary>
public sealed class MachineSpecs
{
    private static readonly Facts Free = Facts.Permissive;

    [Fact]
    public void There_are_twelve_machines_in_the_order_people_see()
    {
        Assert.Equal(
            "lifecycle expansion consent option resolution operations contingent mandate pressure office forum claim",
            string.Join(' ', AllMachines.All.Select(m => m.Name)));
        Assert.All(AllMachines.All, m => Assert.Same(m, AllMachines.Find(m.Name)));
        Assert.Null(AllMachines.Find("weather"));
    }

    [Fact]
    public void Every_trigger_is_an_event_type_or_one_of_the_few_that_the_engine_fires_itself()
    {
        string[] inner = [.. AllMachines.All.SelectMany(m => m.Triggers).Where(t => EventTypes.Find(t) is null)];
        Assert.Equal(
            [
                "host-withdrew-with-notice", "troops-received", "raised", "raised-twice", "eased", "office-vacated",
                "claim-repeated", "claim-corroborated", "claim-contradicted",
            ],
            inner);
    }

    [Fact]
    public void Every_event_of_the_world_fires_some_machine_except_those_that_only_set_values()
    {
        var fired = AllMachines.All.SelectMany(m => m.Triggers).ToHashSet();
        Assert.Equal(
            ["leadership-changed", "cap-set", "incident-occurred", "position-stated"],
            EventTypes.World.Select(t => t.Name).Where(t => !fired.Contains(t)));
    }

    [Fact]
    public void A_suspended_mission_may_decide_an_expansion_but_takes_no_step_of_it()
    {
        Facts suspended = Free with { Suspended = true };
        Assert.Equal("agreed", Fire(AllMachines.Expansion, "in-principle", "expansion-agreed", suspended));
        Assert.Null(Fire(AllMachines.Expansion, "agreed", "expansion-step", suspended));
        Assert.Equal("ramping", Fire(AllMachines.Expansion, "agreed", "expansion-step", Free));
        Assert.Contains("suspended", Why(AllMachines.Expansion, "agreed", "expansion-step", suspended));
    }

    [Fact]
    public void A_mission_whose_host_withdrew_neither_expands_nor_resumes()
    {
        Facts withdrawn = Free with { HostWithdrew = true };
        Assert.Null(Fire(AllMachines.Expansion, "in-principle", "expansion-agreed", withdrawn));
        Assert.Null(Fire(AllMachines.Expansion, "ramping", "expansion-step", withdrawn));
        Assert.Null(Fire(AllMachines.Operations, "suspended", "operations-resumed", withdrawn));
        Assert.Null(Fire(AllMachines.Operations, null, "operations-resumed", withdrawn));
        Assert.Equal(
            "operations is suspended and operations-resumed is refused: the host has withdrawn its consent.",
            Why(AllMachines.Operations, "suspended", "operations-resumed", withdrawn));
        Assert.Equal(
            ["operations-suspended"],
            AllMachines.Operations.Permitted(AllMachines.Operations.StateOf("suspended"), withdrawn));
    }

    [Fact]
    public void Suspensions_overlap()
    {
        Assert.Equal("suspended", Fire(AllMachines.Operations, "suspended", "operations-suspended", Free));
        Assert.Equal("active", Fire(AllMachines.Operations, "suspended", "operations-resumed", Free));
        Assert.Equal("active", Fire(AllMachines.Operations, "limited", "operations-resumed", Free));
    }

    [Fact]
    public void Notice_opens_an_exit_window_that_ends_in_withdrawal_or_in_a_change_of_mind()
    {
        Assert.Equal("exit-window", Fire(AllMachines.Consent, "questioned", "host-withdrew-with-notice", Free));
        Assert.Equal("withdrawn", Fire(AllMachines.Consent, "exit-window", "host-withdrew", Free));
        Assert.Equal("reaffirmed", Fire(AllMachines.Consent, "exit-window", "host-reaffirmed", Free));
        Assert.Null(Fire(AllMachines.Consent, "withdrawn", "host-reaffirmed", Free));
        Assert.Equal("invited", Fire(AllMachines.Consent, "withdrawn", "host-requested", Free));
    }

    [Fact]
    public void An_option_skips_forward_and_never_goes_back()
    {
        Machine option = AllMachines.Option;
        string[] way =
            ["requested", "drafted", "submitted", "discussed", "endorsed", "presented", "agreed", "implemented"];
        for (int from = 0; from < way.Length; from++)
        {
            for (int to = 0; to < way.Length; to++)
            {
                string? next = Fire(option, way[from], $"option-{way[to]}", Free);
                if (next is null) Assert.True(to <= from || way[from] == "agreed");
                else Assert.True(option.StateOf(next) >= from, $"{way[from]} goes back to {next}");
                if (to > from) Assert.Equal(way[to], next);
            }
        }
        Assert.Equal("endorsed", Fire(option, "endorsed", "option-discussed", Free));
    }

    [Fact]
    public void A_resolution_is_executed_unless_it_is_known_not_to_bind()
    {
        Assert.Equal("executed", Fire(AllMachines.Resolution, "passed", "resolution-executed", Free));
        Assert.Equal(
            "resolution is passed and resolution-executed is refused: the resolution is known not to bind.",
            Why(AllMachines.Resolution, "passed", "resolution-executed", Free with { NotBinding = true }));
    }

    [Fact]
    public void An_offer_moves_nobody_and_a_contingent_may_leave_in_steps()
    {
        Assert.Equal("planned", Fire(AllMachines.Contingent, null, "transfer-offered", Free));
        Assert.Equal("deployed", Fire(AllMachines.Contingent, "deployed", "transfer-offered", Free));
        Assert.Equal("rebadged", Fire(AllMachines.Contingent, "rebadged", "troops-reported", Free));
        Assert.Equal("withdrawn", Fire(AllMachines.Contingent, "withdrawn", "troops-withdrawn", Free));
        Assert.Equal("deployed", Fire(AllMachines.Contingent, "withdrawn", "troops-received", Free));
    }

    [Fact]
    public void Pressure_rises_by_one_or_two_levels_and_eases_by_one()
    {
        Assert.Equal("elevated", Fire(AllMachines.Pressure, "low", "raised", Free));
        Assert.Equal("critical", Fire(AllMachines.Pressure, "low", "raised-twice", Free));
        Assert.Equal("critical", Fire(AllMachines.Pressure, "critical", "raised-twice", Free));
        Assert.Equal("elevated", Fire(AllMachines.Pressure, "critical", "eased", Free));
        Assert.Equal("low", Fire(AllMachines.Pressure, "low", "eased", Free));
    }

    [Fact]
    public void An_expansion_step_out_of_nothing_needs_a_decision()
    {
        Assert.Equal("ramping", Fire(AllMachines.Expansion, null, "expansion-step", Free));
        Assert.Null(Fire(AllMachines.Expansion, null, "expansion-step", Free with { ExpansionDecided = false }));
        Assert.Null(Fire(AllMachines.Expansion, "none", "expansion-step", Free));
    }

    [Fact]
    public void The_ends_are_known_and_permit_nothing()
    {
        var ends = AllMachines.All.SelectMany(m => m.States
            .Where(s => m.IsEnd(m.StateOf(s)))
            .Select(s => $"{m.Name}:{s}"));
        Assert.Equal(
            [
                "lifecycle:closed", "option:implemented", "option:rejected", "option:lapsed", "resolution:superseded",
                "forum:held",
            ],
            ends);
        Assert.Equal(
            "option is lapsed, which does not permit option-agreed; it permits nothing.",
            Why(AllMachines.Option, "lapsed", "option-agreed", Free));
    }

    [Fact]
    public void A_refusal_names_the_state_and_the_triggers_it_permits()
    {
        Assert.Equal(
            "operations is active, which does not permit operations-resumed; "
            + "it permits operations-suspended, operations-limited.",
            Why(AllMachines.Operations, "active", "operations-resumed", Free));
        Assert.Equal(
            "operations is active and operations-limited leads to limited.",
            Why(AllMachines.Operations, "active", "operations-limited", Free));
        Assert.Equal(
            "forum is not seen yet and forum-held leads to held.",
            Why(AllMachines.Forum, null, "forum-held", Free));
    }

    [Fact]
    public void An_unknown_trigger_is_refused_and_an_unknown_name_has_no_index()
    {
        Machine forum = AllMachines.Forum;
        Assert.Equal(-1, forum.TriggerOf("forum-cancelled"));
        Assert.Equal(-1, forum.StateOf("cancelled"));
        foreach (int trigger in new[] { -1, forum.Triggers.Count, int.MaxValue, int.MinValue })
        {
            Assert.False(forum.TryFire(0, trigger, Free, out int next));
            Assert.Equal(Machine.NotPermitted, next);
            Assert.Equal(Machine.NotPermitted, forum.Entry(trigger));
            Assert.Equal(
                "forum knows no such trigger; it knows forum-scheduled, forum-held.",
                forum.Explain(0, trigger, Free));
        }
        Assert.Throws<IndexOutOfRangeException>(() => forum.Next(forum.States.Count, 0));
    }

    [Fact]
    public void Firing_allocates_nothing_whether_it_succeeds_or_not()
    {
        Machine machine = AllMachines.Expansion;
        Facts suspended = Free with { Suspended = true };
        FireAll(machine, suspended);
        long before = GC.GetAllocatedBytesForCurrentThread();
        FireAll(machine, suspended);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static int FireAll(Machine machine, in Facts facts)
    {
        int fired = 0;
        for (int state = Machine.Unseen; state < machine.States.Count; state++)
        {
            for (int trigger = -1; trigger < machine.Triggers.Count; trigger++)
            {
                if (machine.TryFire(state, trigger, facts, out _)) fired++;
            }
        }
        return fired;
    }

    private static string? Fire(Machine machine, string? state, string trigger, Facts facts) =>
        machine.TryFire(StateOf(machine, state), Known(machine, trigger), facts, out int next)
            ? machine.States[next]
            : null;

    private static string Why(Machine machine, string? state, string trigger, Facts facts) =>
        machine.Explain(StateOf(machine, state), Known(machine, trigger), facts);

    private static int StateOf(Machine machine, string? state)
    {
        int index = state is null ? Machine.Unseen : machine.StateOf(state);
        Assert.True(state is null || index >= 0, $"{machine} has no state {state}");
        return index;
    }

    private static int Known(Machine machine, string trigger)
    {
        int index = machine.TriggerOf(trigger);
        Assert.True(index >= 0, $"{machine} has no trigger {trigger}");
        return index;
    }
}
