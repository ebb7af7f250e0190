using MediatR;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.History;

namespace NatoIraq.App.History;

/// <summary>Reads expressions along a replay: watches and breakpoints.</summary>
/// <param name="Replay">Which replay.</param>
/// <param name="Expressions">The expressions.</param>
public sealed record ReadExpressions(OpenReplay Replay, IReadOnlyList<string> Expressions)
    : IRequest<IReadOnlyList<ReadView>>;

/// <summary>An expression along a replay, or why it cannot be asked there.</summary>
/// <param name="Text">The expression, as typed.</param>
/// <param name="Reading">What it is worth after each step; null when it cannot be asked.</param>
/// <param name="Fault">Why not; null when it can be.</param>
public sealed record ReadView(string Text, Reading? Reading, ReadFault? Fault);

/// <summary>What is wrong with an expression.</summary>
/// <param name="Message">What, and what to do.</param>
/// <param name="Offset">Where in its text, from 0.</param>
public sealed record ReadFault(string Message, int Offset)
{
    internal static ReadFault Of(ExpressionException e) =>
        new(e.Hint is null ? e.Message : $"{e.Message} {e.Hint}", e.Offset);
}

/// <summary>Handles <see cref="ReadExpressions"/>.</summary>
public sealed class ReadExpressionsHandler(IEventStore store)
    : IRequestHandler<ReadExpressions, IReadOnlyList<ReadView>>
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReadView>> Handle(ReadExpressions request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, request.Replay.AsImportedOn, cancellationToken);
        return await workspace.Reels.LookAsync(request.Replay, reel =>
            (IReadOnlyList<ReadView>)[.. request.Expressions.Distinct().Select(text => Read(reel, text))],
            cancellationToken);
    }

    private static ReadView Read(Reel reel, string text)
    {
        try
        {
            return new ReadView(text, reel.Read(text), null);
        }
        catch (ExpressionException e)
        {
            return new ReadView(text, null, ReadFault.Of(e));
        }
    }
}
