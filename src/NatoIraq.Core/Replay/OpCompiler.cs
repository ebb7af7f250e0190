using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Replay;

/// <summary>
/// Turns event records into ops: the one place where an event's meaning for the world is written down.
/// </summary>
public sealed class OpCompiler(Layout layout)
{
    // Triggers that an event fires besides the one of its own name.
    private const string WithdrewWithNotice = "host-withdrew-with-notice";
    private const string Received = "troops-received";
    private const string Vacated = "office-vacated";

    private readonly Universe _universe = layout.Universe;
    private readonly Dictionary<string, int> _methods = [];

    /// <summary>How many levels are cells; later ones are sums.</summary>
    public int CellCount => _universe.CellCount;

    /// <summary>
    /// The op of an event's data; amounts that are formulas are left unknown for the draw to fill in.
    /// </summary>
    /// <exception cref="InvalidInputException">
    /// The event names what the pack does not have, or moves what cannot move so.
    /// </exception>
    public Op Compile(EventData data)
    {
        var op = new Op { Instance = -1, OtherInstance = -1, Mission = -1, A = -1, B = -1, Method = -1,
            Amount = Estimate.Unknown };
        switch (data)
        {
            case MissionProposed e: Trigger(ref op, AllMachines.Lifecycle, Mission(ref op, e.Mission), data); break;
            case MissionApprovedInPrinciple e: Trigger(ref op, AllMachines.Lifecycle, Mission(ref op, e.Mission),
                data); break;
            case MissionEstablished e:
                Trigger(ref op, AllMachines.Lifecycle, Mission(ref op, e.Mission), data);
                if (e.Lead is not null) Lead(ref op, e.Lead);
                break;
            case MissionClosing e: Trigger(ref op, AllMachines.Lifecycle, Mission(ref op, e.Mission), data); break;
            case MissionClosed e: Trigger(ref op, AllMachines.Lifecycle, Mission(ref op, e.Mission), data); break;
            case LeadershipChanged e: Mission(ref op, e.Mission); Lead(ref op, e.Lead); break;
            case CapSet e: Cap(ref op, Mission(ref op, e.Mission), e.Cap); break;
            case MandateAmended e: Mandate(ref op, e); break;

            case ExpansionAgreedInPrinciple e: Trigger(ref op, AllMachines.Expansion, Mission(ref op, e.Mission),
                data); break;
            case ExpansionDelayed e: Trigger(ref op, AllMachines.Expansion, Mission(ref op, e.Mission), data); break;
            case ExpansionAgreed e:
                Trigger(ref op, AllMachines.Expansion, Mission(ref op, e.Mission), data);
                if (e.Cap is not null) Cap(ref op, op.Mission, e.Cap);
                break;
            case ExpansionStep e: Trigger(ref op, AllMachines.Expansion, Mission(ref op, e.Mission), data); break;
            case ExpansionCompleted e: Trigger(ref op, AllMachines.Expansion, Mission(ref op, e.Mission), data); break;
            case ExpansionShelved e: Trigger(ref op, AllMachines.Expansion, Mission(ref op, e.Mission), data); break;

            case HostRequested e: Trigger(ref op, AllMachines.Consent, Mission(ref op, e.Mission), data); break;
            case HostInvited e: Trigger(ref op, AllMachines.Consent, Mission(ref op, e.Mission), data); break;
            case HostQuestioned e: Trigger(ref op, AllMachines.Consent, Mission(ref op, e.Mission), data); break;
            case HostReaffirmed e: Trigger(ref op, AllMachines.Consent, Mission(ref op, e.Mission), data); break;
            case HostWithdrew e: Withdrew(ref op, e); break;

            case OptionRequested e: Option(ref op, e.Option, data); break;
            case OptionDrafted e: Option(ref op, e.Option, data); break;
            case OptionSubmitted e: Option(ref op, e.Option, data); break;
            case OptionDiscussed e: Option(ref op, e.Option, data); break;
            case OptionEndorsed e: Option(ref op, e.Option, data); break;
            case OptionPresented e: Option(ref op, e.Option, data); break;
            case OptionAgreed e: Option(ref op, e.Option, data); break;
            case OptionImplemented e: Option(ref op, e.Option, data); break;
            case OptionRejected e: Option(ref op, e.Option, data); break;
            case OptionLapsed e: Option(ref op, e.Option, data); break;

            case ResolutionTabled e: Resolution(ref op, e.Resolution, null, data); break;
            case ResolutionPassed e: Resolution(ref op, e.Resolution, e.Binding, data); break;
            case ResolutionTransmitted e: Resolution(ref op, e.Resolution, e.Binding, data); break;
            case ResolutionExecuted e: Resolution(ref op, e.Resolution, null, data); break;
            case ResolutionIgnored e: Resolution(ref op, e.Resolution, null, data); break;
            case ResolutionSuperseded e: Resolution(ref op, e.Resolution, null, data); break;

            case OperationsSuspended e: Suspend(ref op, e.Mission, e.For, data); break;
            case OperationsLimited e: Suspend(ref op, e.Mission, e.For, data); break;
            case OperationsResumed e:
                Trigger(ref op, AllMachines.Operations, Mission(ref op, e.Mission), data);
                op.Effect = Effect.Resume;
                op.A = op.Mission;
                break;

            case TroopsReported e: Report(ref op, e); break;
            case TroopsDeployed e: Move(ref op, data, null, e.To, e.Count); break;
            case TroopsWithdrawn e: Move(ref op, data, e.From, null, e.Count); break;
            case TroopsRebadged e: Move(ref op, data, e.From, e.To, e.Count); Rebadging(e.From, e.To); break;
            case TroopsRelocated e: Move(ref op, data, e.From, e.To, e.Count); Relocating(e.From, e.To); break;
            case ContingentIdentified e: Identify(ref op, e); break;
            case TransferOffered e:
                Trigger(ref op, AllMachines.Contingent, Cell(e.From), data);
                op.Mission = _universe.PartsOf(Cell(e.From)).Mission;
                break;

            case IncidentOccurred e: Incident(ref op, e); break;
            case OfficeTaken e: Office(ref op, e); break;
            case ForumScheduled e: Trigger(ref op, AllMachines.Forum, Find(_universe.Forums, e.Forum, "forum"),
                data); break;
            case ForumHeld e: Trigger(ref op, AllMachines.Forum, Find(_universe.Forums, e.Forum, "forum"), data); break;
            case PositionStated: break;
            default: throw new System.Diagnostics.UnreachableException($"No op for {data.GetType().Name}");
        }
        return op;
    }

    private void Trigger(ref Op op, Machine machine, int subject, EventData data) =>
        Trigger(ref op, machine, subject, EventTypes.NameOf(data));

    private void Trigger(ref Op op, Machine machine, int subject, string trigger)
    {
        op.Instance = layout.InstanceOf(machine, subject);
        op.Trigger = machine.TriggerOf(trigger);
        if (op.Trigger < 0) throw new System.Diagnostics.UnreachableException($"{machine.Name} has no trigger {trigger}");
    }

    private int Mission(ref Op op, string id) => op.Mission = Find(_universe.Missions, id, "mission");

    private void Lead(ref Op op, string actor)
    {
        op.Effect = Effect.SetLead;
        op.A = op.Mission;
        op.B = Find(_universe.Actors, actor, "actor");
    }

    private static void Cap(ref Op op, int mission, Amount cap)
    {
        op.Effect = Effect.SetCap;
        op.A = mission;
        op.Amount = Estimate.From(cap);
    }

    private void Mandate(ref Op op, MandateAmended e)
    {
        Trigger(ref op, AllMachines.Mandate, Mission(ref op, e.Mission), e);
        op.Effect = Effect.AmendMandate;
        op.A = op.Mission;
        op.Bits = Bits(e.Allow);
        op.OtherBits = Bits(e.Forbid);
        if (e.Zones is not null) op.Amount = Estimate.From(e.Zones);
    }

    private int Bits(IReadOnlyList<string> activities) =>
        activities.Select(a => 1 << Find(_universe.Activities, a, "activity")).Aggregate(0, (bits, bit) => bits | bit);

    private void Withdrew(ref Op op, HostWithdrew e)
    {
        string trigger = e.Notice is null ? EventTypes.NameOf(e) : WithdrewWithNotice;
        Trigger(ref op, AllMachines.Consent, Mission(ref op, e.Mission), trigger);
        if (e.Notice is null) return;
        op.Effect = Effect.OpenExit;
        op.A = op.Mission;
        op.Amount = Estimate.From(e.Notice);
    }

    private void Option(ref Op op, string option, EventData data) =>
        Trigger(ref op, AllMachines.Option, Find(_universe.Options, option, "option"), data);

    private void Resolution(ref Op op, string resolution, bool? binding, EventData data)
    {
        int number = Find(_universe.Resolutions, resolution, "resolution");
        Trigger(ref op, AllMachines.Resolution, number, data);
        if (binding is not { } binds) return;
        op.Effect = Effect.SetBinding;
        op.A = number;
        op.B = binds ? 1 : 0;
    }

    private void Suspend(ref Op op, string mission, Amount? length, EventData data)
    {
        Trigger(ref op, AllMachines.Operations, Mission(ref op, mission), data);
        op.Effect = Effect.Suspend;
        op.A = op.Mission;
        if (length is not null) op.Amount = Estimate.From(length);
    }

    private void Report(ref Op op, TroopsReported e)
    {
        op.A = Level(e.Series);
        op.Mission = _universe.Missions.Find(e.Series.Mission);
        op.Method = e.Method is null ? -1 : MethodOf(e.Method);
        Trigger(ref op, AllMachines.Contingent, op.A, e);
        if (e is { ShareOf: { } whole, Share: { } share })
        {
            op.Effect = Effect.ReportShare;
            op.B = Level(whole);
            op.Bits = (share.LowExclusive ? Shares.LowExcluded : 0) | (share.HighExclusive ? Shares.HighExcluded : 0);
            op.Amount = new Estimate(
                Millionths(share.Low ?? share.Likely ?? 0),
                share.Likely is { } likely ? Millionths(likely) : Estimate.None,
                Millionths(share.High ?? share.Likely ?? 1));
        }
        else
        {
            op.Effect = Effect.Report;
            op.Amount = e.Strength is null ? Estimate.Unknown : Estimate.From(e.Strength);
        }
    }

    private static int Millionths(double share) => (int)Math.Round(Math.Clamp(share, 0, 1) * 1e6);

    private int MethodOf(string method)
    {
        if (!_methods.TryGetValue(method, out int number)) _methods.Add(method, number = _methods.Count);
        return number;
    }

    private void Move(ref Op op, EventData data, Series? from, Series? to, Amount count)
    {
        op.Amount = Estimate.From(count);
        op.A = from is { } source ? Level(source) : -1;
        op.B = to is { } target ? Cell(target) : -1;
        op.Effect = op.A < 0 ? Effect.Deploy : op.B < 0 ? Effect.Withdraw : Effect.Move;
        if (op.Effect == Effect.Move && op.A >= _universe.CellCount)
        {
            throw new InvalidInputException($"{from} is a sum: troops move from one nation, mission and place.");
        }
        op.Mission = op.B >= 0 ? _universe.PartsOf(op.B).Mission : _universe.Missions.Find(from!.Value.Mission);
        Trigger(ref op, AllMachines.Contingent, op.A >= 0 ? op.A : op.B, data);
        if (op.Effect != Effect.Move) return;
        op.OtherInstance = layout.InstanceOf(AllMachines.Contingent, op.B);
        op.OtherTrigger = AllMachines.Contingent.TriggerOf(Received);
    }

    private static void Rebadging(Series from, Series to)
    {
        if (from.Nation != to.Nation || from.Place != to.Place || from.Mission == to.Mission)
        {
            throw new InvalidInputException(
                $"Rebadging from {from} to {to} changes more than the mission (R1, R14).",
                "Keep the nation and the place; use troops-relocated to move troops between places.");
        }
    }

    private static void Relocating(Series from, Series to)
    {
        if (from.Nation != to.Nation || from.Mission != to.Mission || from.Place == to.Place)
        {
            throw new InvalidInputException(
                $"Relocating from {from} to {to} changes more than the place (R13).",
                "Keep the nation and the mission; use troops-rebadged to move troops between missions.");
        }
    }

    private void Identify(ref Op op, ContingentIdentified e)
    {
        op.A = Cell(e.Series);
        op.Mission = _universe.PartsOf(op.A).Mission;
        op.Effect = Effect.Identify;
        op.Amount = Estimate.From(e.Strength);
        Trigger(ref op, AllMachines.Contingent, op.A, e);
    }

    private void Incident(ref Op op, IncidentOccurred e)
    {
        op.A = Find(_universe.Places, e.Place, "place");
        op.Effect = Effect.RaisePressure;
        op.Amount = Estimate.From(e.Severity);
    }

    private void Office(ref Op op, OfficeTaken e)
    {
        op.A = Find(_universe.Offices, e.Office, "office");
        op.B = e.Holder is null ? -1 : Find(_universe.Actors, e.Holder, "actor");
        op.Effect = Effect.TakeOffice;
        Trigger(ref op, AllMachines.Office, op.A, e.Holder is null ? Vacated : EventTypes.NameOf(e));
    }

    private int Cell(Series series) => _universe.CellOf(series) is var cell && cell >= 0
        ? cell
        : throw new InvalidInputException($"{series} is not one nation, mission and place of the pack.");

    private int Level(Series series) => _universe.LevelOf(series) is var level && level >= 0
        ? level
        : throw new InvalidInputException($"{series} is neither one nation, mission and place nor a sum that a source reports.");

    private static int Find(Ids names, string id, string what) => names.Find(id) is var number && number >= 0
        ? number
        : throw new InvalidInputException($"There is no {what} '{id}'.", NearMiss.Hint(id, names.All));
}
