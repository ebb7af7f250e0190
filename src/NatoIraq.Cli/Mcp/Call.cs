using MediatR;
using NatoIraq.App.Views;
using NatoIraq.Web;
using NatoIraq.Web.Api;
using NatoIraq.Web.Visits;

namespace NatoIraq.Cli.Mcp;

/// <summary>One call of a tool: what it asks for, and the use cases that answer.</summary>
internal sealed class Call(Asked asked, Desk desk, IProgress<double>? progress, CancellationToken cancel)
{
    /// <summary>The characters of a list that one answer tells, for a reader with little room.</summary>
    public const int PageCharacters = 30_000;

    /// <summary>What it asks for, by the names of the command line and the API.</summary>
    public Asked Asked => asked;

    /// <summary>Told the share done, 0 to 1; null where the client did not ask for it.</summary>
    public IProgress<double>? Progress => progress;

    /// <summary>The pack behind the store.</summary>
    public ServerOptions Options => desk.Options;

    /// <summary>How to ask for the rest of a list that was cut; null when nothing was.</summary>
    public string? More { get; private set; }

    /// <summary>Runs a use case.</summary>
    public Task<T> SendAsync<T>(IRequest<T> request) => desk.SendAsync(request, cancel);

    /// <summary>Runs a use case that draws, when it is its turn.</summary>
    public Task<T> DrawAsync<T>(IRequest<T> request) => desk.Turns.TakeAsync(null, () => SendAsync(request), cancel);

    /// <summary>The version of a branch that a writer has seen; null for any.</summary>
    public long? Seen => Asked.Text("seen") is null ? null : Asked.Whole("seen", 0L, 1L, long.MaxValue);

    /// <summary>The part of a list that is asked for, as far as one answer goes.</summary>
    public IReadOnlyList<T> Page<T>(IReadOnlyList<T> list, Func<T, string> nameOf)
    {
        T[] wanted = Paging.Page(Asked, list, nameOf, out bool isLast);
        int room = PageCharacters;
        T[] page = [.. wanted.TakeWhile((record, i) => (room -= Json.Write(record).Length) >= 0 || i == 0)];
        if (!isLast || page.Length < wanted.Length)
        {
            More = $"This is not all: {page.Length} of {list.Count} are told. Ask again with after: "
                + $"\"{nameOf(page[^1])}\" for those that follow, or for less.";
        }
        return page;
    }
}
