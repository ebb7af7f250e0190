using NatoIraq.App.Charts;
using NatoIraq.Core.Machines;

namespace NatoIraq.App.Tests.Charts;

public sealed class StateTintsTests
{
    private const int Kinds = 4;

    public static TheoryData<string> Machines => [.. AllMachines.All.Select(m => m.Name)];

    [Theory]
    [InlineData("operations", "suspended")]
    [InlineData("pressure", "critical")]
    [InlineData("consent", "withdrawn")]
    [InlineData("option", "rejected")]
    public void What_stopped_is_of_one_colour_and_what_goes_on_of_another(string machine, string state)
    {
        Assert.Equal(StateTints.Stopped, StateTints.Of(machine, state));
        Assert.NotEqual(StateTints.Stopped, StateTints.Of("operations", "active"));
    }

    [Theory]
    [MemberData(nameof(Machines))]
    public void Every_state_has_a_tint_and_in_its_machine_no_other_has_that_tint_and_pattern(string name)
    {
        Machine machine = AllMachines.Find(name)!;
        (int? Tint, int Pattern)[] looks =
            [.. machine.States.Select(s => (StateTints.Of(name, s), StateTints.PatternOf(machine, s) % Kinds))];
        Assert.All(looks, look => Assert.NotNull(look.Tint));
        Assert.Equal(looks.Length, looks.Distinct().Count());
    }

    [Fact]
    public void A_state_that_no_machine_has_has_no_tint() => Assert.Null(StateTints.Of("operations", "asleep"));
}
