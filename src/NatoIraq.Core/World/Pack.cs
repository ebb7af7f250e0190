using NatoIraq.Core.Claims;
using NatoIraq.Core.History;

namespace NatoIraq.Core.Worlds;

/// <summary>
/// A pack: everything the engine knows of one subject. The engine itself knows no nation, mission or number.
/// </summary>
/// <param name="Name">The pack's name, kebab-case.</param>
/// <param name="Sources">The documents.</param>
/// <param name="Actors">Nations, bodies and persons.</param>
/// <param name="Places">Places and what contains them.</param>
/// <param name="Missions">The missions.</param>
/// <param name="Activities">What a mandate may hold.</param>
/// <param name="Subjects">The options, resolutions, offices and forums that have machines of their own.</param>
/// <param name="Rules">The pack's own rules and the engine's settings.</param>
/// <param name="Estimates">Bounds derived from several claims, each with its condition.</param>
/// <param name="Conflicts">Where the sources disagree or are silent, and how that is resolved.</param>
/// <param name="Claims">Every claim, in file order.</param>
/// <param name="History">Every event, in file order.</param>
public sealed record Pack(
    string Name,
    IReadOnlyList<Source> Sources,
    IReadOnlyList<Actor> Actors,
    IReadOnlyList<Place> Places,
    IReadOnlyList<Mission> Missions,
    IReadOnlyList<string> Activities,
    IReadOnlyList<Subject> Subjects,
    PackRules Rules,
    IReadOnlyList<DerivedEstimate> Estimates,
    IReadOnlyList<Conflict> Conflicts,
    IReadOnlyList<Claim> Claims,
    IReadOnlyList<Event> History);

/// <summary>A document.</summary>
/// <param name="Id">The pack's id.</param>
/// <param name="Title">What it is, in the pack author's words.</param>
/// <param name="Outlet">Who published it.</param>
/// <param name="Agencies">The news agencies it draws on.</param>
/// <param name="Family">The source family of its claims unless a claim names another.</param>
/// <param name="Published">The day of publication.</param>
/// <param name="PlusMinusDays">How far the true day may lie from <paramref name="Published"/>.</param>
/// <param name="File">The document's file name; null when no copy of it is kept.</param>
/// <param name="Sha256">Its SHA-256, lower-case hex; null when <paramref name="File"/> is.</param>
/// <param name="Address">Where it was published; null when that is not told.</param>
/// <param name="Note">What a reader should know of it, for example that it was entered from memory.</param>
public sealed record Source(
    string Id,
    string Title,
    string Outlet,
    IReadOnlyList<string> Agencies,
    string Family,
    DateOnly Published,
    int PlusMinusDays,
    string? File,
    string? Sha256,
    string? Address = null,
    string? Note = null);

/// <summary>A nation, body or person. Actors of kind <c>nation</c> may stand first in a series.</summary>
public sealed record Actor(string Id, string Kind, string Name, IReadOnlyList<string> Aliases);

/// <summary>A place; <paramref name="Within"/> is the place that contains it, or null.</summary>
public sealed record Place(string Id, string Name, string? Within);

/// <summary>A mission.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="Forbids">Activities its mandate may never hold.</param>
/// <param name="Rivals">Missions whose members it never shares: a person belongs to one of them.</param>
/// <param name="Note">What else a reader should know.</param>
/// <param name="Cites">The claims behind the note.</param>
public sealed record Mission(
    string Id,
    string Name,
    IReadOnlyList<string> Forbids,
    IReadOnlyList<string> Rivals,
    string? Note,
    IReadOnlyList<string> Cites);

/// <summary>Something with a machine of its own.</summary>
/// <param name="Kind">Option, Resolution, Office or Forum.</param>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="Note">What else a reader should know.</param>
public sealed record Subject(FieldKind Kind, string Id, string Name, string? Note);

/// <summary>The engine's settings and the pack's own rules.</summary>
/// <param name="StaleAfterDays">Days after the last date its claims speak for until a level is unknown.</param>
/// <param name="CapTolerance">The fraction by which a strength may exceed a soft cap.</param>
/// <param name="PressureDecayDays">Days until a place's pressure falls by one level.</param>
/// <param name="ReportSeries">The series reported unless others are asked for.</param>
/// <param name="Own">The pack's own rules.</param>
public sealed record PackRules(
    int StaleAfterDays,
    double CapTolerance,
    int PressureDecayDays,
    IReadOnlyList<Series> ReportSeries,
    IReadOnlyList<PackRule> Own);

/// <summary>A rule of the pack: an expression that must hold after every event.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Blocks">Whether it blocks a planned event, or only notes.</param>
/// <param name="Holds">The expression.</param>
/// <param name="Because">What it says, for a reader.</param>
/// <param name="Cites">The claims behind it.</param>
public sealed record PackRule(string Id, bool Blocks, string Holds, string Because, IReadOnlyList<string> Cites);

/// <summary>A bound that follows from several claims, shown with its condition wherever it is used.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Series">What it bounds.</param>
/// <param name="Bound">The bound, in persons.</param>
/// <param name="At">The day it speaks of.</param>
/// <param name="Condition">What must be true for it to hold.</param>
/// <param name="Premises">The claims it follows from.</param>
/// <param name="Outside">When set, the bound is on <paramref name="Series"/> less what is in this place.</param>
public sealed record DerivedEstimate(
    string Id,
    Series Series,
    Amount Bound,
    DateOnly At,
    string Condition,
    IReadOnlyList<string> Premises,
    string? Outside);

/// <summary>Where sources disagree or are silent.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind"><c>disagreement</c>, <c>naming</c>, <c>succession</c>, <c>gap</c> or <c>finding</c>.</param>
/// <param name="Topic">A few words.</param>
/// <param name="Disagreement">What the sources say.</param>
/// <param name="Resolution">What the pack does about it, with the reason.</param>
/// <param name="Claims">The claims concerned.</param>
/// <param name="Events">
/// For a finding of import: the events that break a rule or lack a permitted trigger, and stand.
/// </param>
public sealed record Conflict(
    string Id,
    string Kind,
    string Topic,
    string Disagreement,
    string Resolution,
    IReadOnlyList<string> Claims,
    IReadOnlyList<string> Events);
