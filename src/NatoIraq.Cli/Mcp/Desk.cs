using MediatR;
using NatoIraq.Web;
using NatoIraq.Web.Visits;

namespace NatoIraq.Cli.Mcp;

/// <summary>What all calls of tools work with.</summary>
/// <param name="UseCases">The use cases over the one store.</param>
/// <param name="Turns">What draws takes turns, as in the web application.</param>
/// <param name="Options">The store, its pack and scenarios, and who is told what a person should know.</param>
/// <param name="Filled">Done when the store holds what is shipped: a client is greeted before that.</param>
/// <param name="Gone">Ends when the client leaves.</param>
internal sealed record Desk(
    IMediator UseCases, Turns Turns, ServerOptions Options, Task Filled, CancellationToken Gone)
{
    /// <summary>Runs a use case, once the store is filled.</summary>
    public async Task<T> SendAsync<T>(IRequest<T> request, CancellationToken cancel)
    {
        await Filled.WaitAsync(cancel);
        return await UseCases.Send(request, cancel);
    }
}
