using MediatR;
using NatoIraq.Core;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.History;

namespace NatoIraq.App.History;

/// <summary>What a reader of a replay looks for.</summary>
public enum Sought
{
    /// <summary>A date, a step or an event's id.</summary>
    Moment,

    /// <summary>A text in an event's id, type, note or claims.</summary>
    Words,

    /// <summary>Where one of some conditions becomes true.</summary>
    Truth,
}

/// <summary>Looks for a step of a replay.</summary>
/// <param name="Replay">Which replay.</param>
/// <param name="From">Where the reader stands: a date, step or event; null for where a reader begins.</param>
/// <param name="What">What is looked for.</param>
/// <param name="Texts">The moment, the words, or the conditions.</param>
/// <param name="IsBack">Whether it is looked for before, not after.</param>
public sealed record SeekStep(OpenReplay Replay, string? From, Sought What, IReadOnlyList<string> Texts, bool IsBack)
    : IRequest<SoughtView>;

/// <summary>Where a search ended.</summary>
/// <param name="Step">The step found, or where the reader stood.</param>
/// <param name="Said">What the reader should know; null for nothing.</param>
/// <param name="Fault">What is wrong with what was looked for; null for nothing.</param>
public sealed record SoughtView(int Step, string? Said, ReadFault? Fault);

/// <summary>Handles <see cref="SeekStep"/>.</summary>
public sealed class SeekStepHandler(IEventStore store) : IRequestHandler<SeekStep, SoughtView>
{
    /// <inheritdoc/>
    public async Task<SoughtView> Handle(SeekStep request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, request.Replay.AsImportedOn, cancellationToken);
        return await workspace.Reels.LookAsync(request.Replay, reel =>
        {
            int from = request.From is { } at ? Math.Clamp(reel.StepOf(at), reel.First, reel.Length) : reel.Start;
            try
            {
                return request.What switch
                {
                    Sought.Moment => Moment(reel, request.Texts[0]),
                    Sought.Words => Words(reel, request.Texts[0], from),
                    _ => Truth(reel, request.Texts, from, request.IsBack),
                };
            }
            catch (ExpressionException e)
            {
                return new SoughtView(from, null, ReadFault.Of(e));
            }
            catch (InvalidInputException e)
            {
                return new SoughtView(
                    from, null, new ReadFault($"{e.Problems[0].Message} {e.Problems[0].Hint}".Trim(), 0));
            }
        }, cancellationToken);
    }

    private static SoughtView Moment(Reel reel, string text)
    {
        int step = reel.StepOf(text);
        return step >= reel.First
            ? new SoughtView(step, null, null)
            : new SoughtView(reel.First, "Nothing is told of so early a day: this is the first step.", null);
    }

    private static SoughtView Words(Reel reel, string text, int from)
    {
        int next = reel.Find(text, from);
        if (next > 0) return new SoughtView(next, $"Found: {text}", null);
        int first = reel.Find(text, 0);
        return first > 0 && first != from
            ? new SoughtView(first, $"Begun anew from the first step: {text}", null)
            : new SoughtView(from, first > 0 ? $"Found only here: {text}" : $"No event tells of it: {text}", null);
    }

    /// <summary>The nearest step at which any of the conditions becomes true.</summary>
    private static SoughtView Truth(Reel reel, IReadOnlyList<string> conditions, int from, bool isBack)
    {
        Reading[] readings = [.. conditions.Select(c => reel.Read(c, ValueKind.Truth))];
        int[] steps = [.. readings.Select(r => isBack ? r.Before(from) : r.After(from)).Where(s => s > 0)];
        if (steps.Length > 0)
        {
            int step = isBack ? steps.Max() : steps.Min();
            string hit = readings.First(r => r.IsHit(step)).Text;
            return new SoughtView(step, $"Here becomes true: {hit}", null);
        }
        string where = isBack ? "before" : "after";
        int other = readings.Select(r => isBack ? r.After(from - 1) : r.Before(from + 1)).FirstOrDefault(s => s > 0);
        string elsewhere = other > 0 ? $"; it does at step {other}" : "";
        return new SoughtView(
            from, $"It does not become true {where} step {from}{elsewhere}: {string.Join(" or ", conditions)}", null);
    }
}
