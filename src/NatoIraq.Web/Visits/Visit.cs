using System.Diagnostics;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NatoIraq.App;
using NatoIraq.App.Access;
using NatoIraq.App.Ensembles;
using Microsoft.AspNetCore.Http;
using NatoIraq.App.Projections;
using NatoIraq.App.Reports;
using NatoIraq.Core.History;
using NatoIraq.Web.Access;

namespace NatoIraq.Web.Visits;

/// <summary>One request of one visitor: what is asked, and the use cases that answer until the visitor leaves.</summary>
public sealed class Visit(
    IHttpContextAccessor accessor, IEventStore store, IEnsembleRunner runner, IMediator useCases, Turns turns)
{
    private IMediator? _mine;

    private HttpContext Context => accessor.HttpContext
        ?? throw new InvalidOperationException("A visit belongs to a request.");

    /// <summary>What the query string asks for.</summary>
    public Asked Asked => new(Context.Request.Query);

    /// <summary>Ends when the visitor leaves, or the time is up.</summary>
    public CancellationToken Cancel => Context.RequestAborted;

    /// <summary>The path and query, to come back to.</summary>
    public string Here => $"{Context.Request.Path}{Context.Request.QueryString}";

    /// <summary>The path alone: which page it is.</summary>
    public string Path => Context.Request.Path;

    /// <summary>The theme that the visitor chose: <c>light</c> or <c>dark</c>; null for the system's.</summary>
    public string? Theme => Themes.Of(Context.Request);

    /// <summary>What went wrong, on the page that tells it; null anywhere else.</summary>
    internal Trouble? Trouble => Context.Features.Get<Trouble>();

    /// <summary>Who asks; null on a server where nobody needs to sign in, or when nobody did.</summary>
    public Person? Person => Context.Person();

    /// <summary>Whether people sign in here.</summary>
    internal AccessFile? Access => Context.RequestServices.GetService<AccessFile>();

    /// <summary>The use cases, in the hands of who asks.</summary>
    private IMediator Mine =>
        _mine ??= Person is { } person ? UseCases.Over(new PersonalStore(store, person), runner) : useCases;

    /// <summary>An address of this server to go on to; the first page for any other.</summary>
    internal static string Back(string? address) =>
        address is ['/', not ('/' or '\\'), ..] && address.All(c => c is > ' ' and < '\u007f') ? address : "/";

    /// <summary>The files of a form that is sent to the page; null for a page that is only looked at.</summary>
    public IFormFileCollection? Files => HttpMethods.IsPost(Context.Request.Method) && Context.Request.HasFormContentType
        ? Context.Request.Form.Files : null;

    /// <summary>Runs a use case.</summary>
    public async Task<T> SendAsync<T>(IRequest<T> request)
    {
        using Activity? span = Telemetry.Source.StartActivity(request.GetType().Name);
        return await Mine.Send(request, Cancel);
    }

    /// <summary>Projects branches when it is their turn.</summary>
    public Task<ProjectedView> ProjectAsync(ProjectBranches request) =>
        turns.TakeAsync(Person?.Name, () => SendAsync(request), Cancel);

    /// <summary>Runs another use case that draws, when it is its turn.</summary>
    public Task<T> DrawAsync<T>(IRequest<T> request) => turns.TakeAsync(Person?.Name, () => SendAsync(request), Cancel);

    /// <summary>Draws a series when it is its turn.</summary>
    public Task<PictureView> PictureAsync(PictureSeries request) => turns.TakeAsync(Person?.Name, () => SendAsync(request), Cancel);

    /// <summary>
    /// What stood in a field of a form that was refused, on the page that tells why; null on any other page.
    /// </summary>
    public string? Typed(string field) => Trouble is not null && Context.Request.HasFormContentType
        && Context.Request.Form.TryGetValue(field, out var values) ? values[^1] : null;

    /// <summary>Reports branches when it is their turn.</summary>
    public Task<ReportView> ReportAsync(ReportBranches request) => turns.TakeAsync(Person?.Name, () => SendAsync(request), Cancel);
}
