using MediatR;
using NatoIraq.Core;
using NatoIraq.Core.Machines;

namespace NatoIraq.App.Machines;

/// <summary>Lists the engine's machines.</summary>
public sealed record ListMachines : IRequest<MachinesView>;

/// <summary>Shows one machine.</summary>
/// <param name="Machine">Its name.</param>
public sealed record ShowMachine(string Machine) : IRequest<Machine>;

/// <summary>The machines.</summary>
public sealed record MachinesView(IReadOnlyList<MachineSummary> Machines);

/// <summary>A machine in a line.</summary>
public sealed record MachineSummary(string Name, SubjectKind Per, string Summary, IReadOnlyList<string> States,
    IReadOnlyList<string> Triggers);

/// <summary>Handles the requests about machines; they need no store.</summary>
public sealed class ShowMachinesHandler : IRequestHandler<ListMachines, MachinesView>, IRequestHandler<ShowMachine,
    Machine>
{
    /// <inheritdoc/>
    public Task<MachinesView> Handle(ListMachines request, CancellationToken cancellationToken) => Task.FromResult(
        new MachinesView([.. AllMachines.All.Select(m =>
            new MachineSummary(m.Name, m.Per, m.Summary, m.States, m.Triggers))]));

    /// <inheritdoc/>
    public Task<Machine> Handle(ShowMachine request, CancellationToken cancellationToken) =>
        Task.FromResult(AllMachines.Find(request.Machine) ?? throw InvalidInputException.Missing(
            $"There is no machine '{request.Machine}'; there are {string.Join(", ", AllMachines.All)}.",
            NearMiss.Hint(request.Machine, AllMachines.All.Select(m => m.Name))));
}
