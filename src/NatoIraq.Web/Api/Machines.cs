using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NatoIraq.App.Machines;
using NatoIraq.Core.Machines;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Api;

/// <summary>The state machines.</summary>
internal static class Machines
{
    private static readonly Parameter Format = new(
        "format", "Draw it for another program; without it, a table.", Words: ["mermaid", "dot", "scxml"]);

    public static void MapMachines(this RouteGroupBuilder api)
    {
        api.MapGet("/machines", async (Visit visit) => Answers.Of(await visit.SendAsync(new ListMachines())))
            .Says("Lists the state machines.").Gives<MachinesView>();

        api.MapGet("/machines/{machine}", async (string machine, Visit visit) =>
        {
            Machine shown = await visit.SendAsync(new ShowMachine(machine));
            Func<Machine, string>? draw = visit.Asked.Word<Func<Machine, string>?>(
                "format", null, ("mermaid", MachineText.Mermaid), ("dot", MachineText.Dot), ("scxml", MachineText.Scxml));
            return draw is null ? Answers.Of(MachineTable.Of(shown)) : Results.Text(draw(shown));
        }).Says("Shows a state machine: its states, what moves it, and under which condition.")
            .Asks(Format).Gives<MachineTable>();
    }
}
