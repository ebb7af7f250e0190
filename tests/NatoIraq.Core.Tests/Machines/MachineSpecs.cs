using NatoIraq.Core.History;
using NatoIraq.Core.Machines;
using static NatoIraq.Core.Tests.Machines.Firing;

namespace NatoIraq.Core.Tests.Machines;

/// <summary>
/// What each machine is for, in sentences; the full tables are pinned in <see cref="TransitionTable"/>.
/// </summary>
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
    public void Decisions_fall_once_and_what_may_come_again_does_not_count_as_once()
    {
        string[] once = [.. AllMachines.All.SelectMany(m => m.Triggers.Where((_, t) => m.IsOnce(t)))];
        Assert.Equal(
            [
                "mission-approved-in-principle", "mission-established", "mission-closing", "mission-closed",
                "option-requested", "option-drafted", "option-submitted", "option-agreed", "option-implemented",
                "option-rejected", "option-lapsed",
                "resolution-tabled", "resolution-passed", "resolution-transmitted", "resolution-executed",
                "resolution-ignored", "resolution-superseded",
                "forum-held",
            ],
            once);
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
}
