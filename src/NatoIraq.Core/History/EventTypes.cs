using System.Collections.Frozen;
using System.Reflection;
using NatoIraq.Core.History.Events;

namespace NatoIraq.Core.History;

/// <summary>
/// The one table of event names. These names are storage format: never rename one. A store that needs another spelling
/// writes <c>_</c> for <c>-</c>.
/// </summary>
public static class EventTypes
{
    /// <summary>The types that change the world; packs and scenarios may use these.</summary>
    public static IReadOnlyList<EventType> World { get; } =
    [
        Of<MissionProposed>("mission-proposed"), Of<MissionApprovedInPrinciple>("mission-approved-in-principle"),
        Of<MissionEstablished>("mission-established"), Of<MissionClosing>("mission-closing"),
        Of<MissionClosed>("mission-closed"), Of<LeadershipChanged>("leadership-changed"), Of<CapSet>("cap-set"),
        Of<MandateAmended>("mandate-amended"),

        Of<ExpansionAgreedInPrinciple>("expansion-agreed-in-principle"), Of<ExpansionDelayed>("expansion-delayed"),
        Of<ExpansionAgreed>("expansion-agreed"), Of<ExpansionStep>("expansion-step"),
        Of<ExpansionCompleted>("expansion-completed"), Of<ExpansionShelved>("expansion-shelved"),

        Of<HostRequested>("host-requested"), Of<HostInvited>("host-invited"), Of<HostQuestioned>("host-questioned"),
        Of<HostReaffirmed>("host-reaffirmed"), Of<HostWithdrew>("host-withdrew"),

        Of<OptionRequested>("option-requested"), Of<OptionDrafted>("option-drafted"),
        Of<OptionSubmitted>("option-submitted"), Of<OptionDiscussed>("option-discussed"),
        Of<OptionEndorsed>("option-endorsed"), Of<OptionPresented>("option-presented"),
        Of<OptionAgreed>("option-agreed"), Of<OptionImplemented>("option-implemented"),
        Of<OptionRejected>("option-rejected"), Of<OptionLapsed>("option-lapsed"),

        Of<ResolutionTabled>("resolution-tabled"), Of<ResolutionPassed>("resolution-passed"),
        Of<ResolutionTransmitted>("resolution-transmitted"), Of<ResolutionExecuted>("resolution-executed"),
        Of<ResolutionIgnored>("resolution-ignored"), Of<ResolutionSuperseded>("resolution-superseded"),

        Of<OperationsSuspended>("operations-suspended"), Of<OperationsResumed>("operations-resumed"),
        Of<OperationsLimited>("operations-limited"),

        Of<TroopsReported>("troops-reported"), Of<TroopsDeployed>("troops-deployed"),
        Of<TroopsWithdrawn>("troops-withdrawn"), Of<TroopsRebadged>("troops-rebadged"),
        Of<TroopsRelocated>("troops-relocated"), Of<ContingentIdentified>("contingent-identified"),
        Of<TransferOffered>("transfer-offered"),

        Of<IncidentOccurred>("incident-occurred"), Of<OfficeTaken>("office-taken"),
        Of<ForumScheduled>("forum-scheduled"), Of<ForumHeld>("forum-held"), Of<PositionStated>("position-stated"),
    ];

    /// <summary>The types that keep the log's own books; no pack or scenario may use these.</summary>
    public static IReadOnlyList<EventType> Log { get; } =
    [
        Of<ClaimReported>("claim-reported"), Of<ClaimRevised>("claim-revised"), Of<ClaimRetracted>("claim-retracted"),
        Of<PackDefined>("pack-defined"), Of<EventRevised>("event-revised"), Of<EventRetracted>("event-retracted"),
        Of<HistoryOrdered>("history-ordered"), Of<ScenarioApplied>("scenario-applied"),
        Of<EntryAppended>("entry-appended"), Of<EntrySkipped>("entry-skipped"), Of<EntryUnskipped>("entry-unskipped"),
        Of<BranchArchived>("branch-archived"), Of<BranchRebased>("branch-rebased"),
        Of<BranchRestored>("branch-restored"), Of<EntriesPicked>("entries-picked"),
        Of<BranchMerged>("branch-merged"), Of<BranchForked>("branch-forked"), Of<ValueStarted>("value-started"),
    ];

    private static readonly FrozenDictionary<string, EventType> ByName =
        World.Concat(Log).ToFrozenDictionary(t => t.Name);

    private static readonly FrozenDictionary<Type, EventType> ByClass =
        World.Concat(Log).ToFrozenDictionary(t => t.Class);

    /// <summary>The type of that kebab-case name, or null.</summary>
    public static EventType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The type of that kebab-case name.</summary>
    /// <exception cref="UnknownEventException">No such type.</exception>
    public static EventType Get(string name) => Find(name) ?? throw new UnknownEventException(name);

    /// <summary>The kebab-case name of the data's type.</summary>
    public static string NameOf(EventData data) => ByClass[data.GetType()].Name;

    private static EventType Of<T>(string name) where T : EventData => new(name, typeof(T));
}

/// <summary>
/// An event type: its name and the fields of its record, which files, forms and schemas are made from.
/// </summary>
public sealed class EventType
{
    private readonly ConstructorInfo _constructor;

    internal EventType(string name, Type type)
    {
        Name = name;
        Class = type;
        _constructor = type.GetConstructors().Single();
        var nullability = new NullabilityInfoContext();
        Fields = [.. _constructor.GetParameters().Select(p => new EventField(p, nullability.Create(p)))];
    }

    /// <summary>The kebab-case name.</summary>
    public string Name { get; }

    /// <summary>The record behind it.</summary>
    public Type Class { get; }

    /// <summary>The fields, in the record's order.</summary>
    public IReadOnlyList<EventField> Fields { get; }

    /// <summary>Makes the record from values in the order of <see cref="Fields"/>; null for one left out.</summary>
    public EventData Create(object?[] values) => (EventData)_constructor.Invoke(values);

    /// <summary>The same event with its formulas replaced by what a draw made of them.</summary>
    public EventData Resolve(EventData data, Amount amount) => Create([.. _constructor.GetParameters().Select(p =>
        Class.GetProperty(p.Name!)!.GetValue(data) is var value && value is Amount { Formula: not null } ? amount
            : value)]);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>What a field of an event refers to.</summary>
public enum FieldKind
{
    /// <summary>Free text.</summary>
    Text,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>An <see cref="History.Amount"/>.</summary>
    Amount,

    /// <summary>A <see cref="History.Series"/>.</summary>
    Series,

    /// <summary>An actor's id.</summary>
    Actor,

    /// <summary>A mission's id.</summary>
    Mission,

    /// <summary>A place's id.</summary>
    Place,

    /// <summary>A policy option's id.</summary>
    Option,

    /// <summary>A resolution's id.</summary>
    Resolution,

    /// <summary>An office's id.</summary>
    Office,

    /// <summary>A forum's id.</summary>
    Forum,

    /// <summary>A list of activities.</summary>
    Activities,

    /// <summary>Data of the log's own events.</summary>
    Other,
}

/// <summary>One field of an event type.</summary>
public sealed class EventField
{
    internal EventField(ParameterInfo parameter, NullabilityInfo nullability)
    {
        Name = Kebab.Of(parameter.Name!);
        Kind = KindOf(parameter);
        Required = nullability.WriteState != NullabilityState.Nullable && Kind != FieldKind.Activities;
    }

    /// <summary>The kebab-case name.</summary>
    public string Name { get; }

    /// <summary>What it refers to: decided by the record's type, for strings by the field's name.</summary>
    public FieldKind Kind { get; }

    /// <summary>Whether it must be given.</summary>
    public bool Required { get; }

    private static FieldKind KindOf(ParameterInfo parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (type == typeof(Amount)) return FieldKind.Amount;
        if (type == typeof(Series)) return FieldKind.Series;
        if (type == typeof(bool)) return FieldKind.Flag;
        if (type == typeof(IReadOnlyList<string>)) return FieldKind.Activities;
        if (type != typeof(string)) return FieldKind.Other;
        return parameter.Name switch
        {
            "Mission" => FieldKind.Mission,
            "Place" => FieldKind.Place,
            "Option" => FieldKind.Option,
            "Resolution" => FieldKind.Resolution,
            "Office" => FieldKind.Office,
            "Forum" => FieldKind.Forum,
            "Actor" or "By" or "Lead" or "Holder" => FieldKind.Actor,
            _ => FieldKind.Text,
        };
    }
}
