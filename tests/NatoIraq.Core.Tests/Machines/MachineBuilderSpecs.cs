using NatoIraq.Core.Machines;

namespace NatoIraq.Core.Tests.Machines;

/// <summary>A definition that makes no sense is refused where it is made.</summary>
public sealed class MachineBuilderSpecs
{
    [Fact]
    public void A_machine_reads_as_it_was_written()
    {
        Machine door = Door().Configure("shut").Permit("open-up", "open").PermitReentry("knock").Build();
        Assert.Equal("door", door.Name);
        Assert.Equal("door", door.ToString());
        Assert.Equal(SubjectKind.Place, door.Per);
        Assert.Equal("A door.", door.Summary);
        Assert.Equal(["open", "shut"], door.States);
        Assert.Equal(["open-up", "knock"], door.Triggers);
        Assert.Equal("One may go in.", door.Sentence(door.StateOf("open")));
        Assert.Null(door.Sentence(door.StateOf("shut")));
        Assert.Equal(
            ["-open-up->open", "-knock->shut", "shut-open-up->open", "shut-knock->shut"],
            door.Transitions.Select(t => $"{t.From}-{t.Trigger}->{t.To}"));
    }

    [Fact]
    public void A_guard_shows_its_condition_as_written()
    {
        var guard = new Guard(facts => !facts.Suspended || facts.MissionExists, "no");
        Assert.Equal("!facts.Suspended || facts.MissionExists", guard.Condition);
        Assert.Equal(guard.Condition, guard.ToString());
    }

    [Fact]
    public void Mistakes_are_refused_with_the_name_at_fault()
    {
        Refused("has no states", () => Machine.Named("m", SubjectKind.Place, "").Build());
        Refused("has no triggers", () => Machine.Named("m", SubjectKind.Place, "").State("a").Build());
        Refused("is not kebab-case", () => Machine.Named("A Door", SubjectKind.Place, ""));
        Refused("the state 'Ajar', which is not kebab-case", () => Door().State("Ajar"));
        Refused("the state 'open' twice", () => Door().State("open"));
        Refused("the state 'unseen', which stands for none", () => Door().State("unseen"));
        Refused("the trigger 'kick!', which is not kebab-case", () => Door().Trigger("kick!", "open"));
        Refused("the trigger 'knock' twice", () => Door().Trigger("knock", "open"));
        Refused("no state 'ajar' for 'kick' to lead to", () => Door().Trigger("kick", "ajar"));
        Refused("no state 'ajar' to configure", () => Door().Configure("ajar"));
        Refused("'knock' before any state is configured", () => Door().Permit("knock", "open"));
        Refused("'knock' before any state is configured", () => Door().PermitReentry("knock"));
        Refused("no trigger 'kick'", () => Door().Configure("open").Permit("kick", "shut"));
        Refused("no state 'ajar' for 'knock'", () => Door().Configure("open").Permit("knock", "ajar"));
        Refused(
            "'knock' twice in 'open'",
            () => Door().Configure("open").Permit("knock", "shut").Configure("shut", "open").PermitReentry("knock"));
    }

    private static MachineBuilder Door() => Machine
        .Named("door", SubjectKind.Place, "A door.")
        .State("open", "One may go in.")
        .State("shut")
        .Trigger("open-up", enters: "open")
        .Trigger("knock", enters: "shut");

    private static void Refused(string complaint, Func<object> define) =>
        Assert.Contains(complaint, Assert.Throws<InvalidOperationException>(define).Message, StringComparison.Ordinal);
}
