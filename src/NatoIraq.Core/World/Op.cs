namespace NatoIraq.Core.Worlds;

/// <summary>What an op does to the world besides its triggers.</summary>
public enum Effect : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Sets level A to the amount and derives the unnamed rest anew.</summary>
    Report,

    /// <summary>Level A is from Low to High millionths of level B; Bits tell which bound is excluded.</summary>
    ReportShare,

    /// <summary>Adds the amount to cell B.</summary>
    Deploy,

    /// <summary>Takes the amount from level A.</summary>
    Withdraw,

    /// <summary>Moves the amount from cell A to cell B, between missions or places.</summary>
    Move,

    /// <summary>Splits the amount out of the rest of its mission and place into cell A.</summary>
    Identify,

    /// <summary>Sets mission A's cap to the amount.</summary>
    SetCap,

    /// <summary>Actor B leads mission A.</summary>
    SetLead,

    /// <summary>
    /// Mission A: Bits are added to the activities, OtherBits taken away; Likely, if known, is the number of zones.
    /// </summary>
    AmendMandate,

    /// <summary>Resolution A binds (B = 1) or not (0).</summary>
    SetBinding,

    /// <summary>Actor B, or nobody (-1), holds office A.</summary>
    TakeOffice,

    /// <summary>Place A's pressure rises by Likely levels.</summary>
    RaisePressure,

    /// <summary>Mission A is suspended for Likely days, or without an end.</summary>
    Suspend,

    /// <summary>Mission A is suspended or limited no longer.</summary>
    Resume,

    /// <summary>Mission A has Likely days to leave.</summary>
    OpenExit,

    /// <summary>A branch begins: what is known stays known, what is stale becomes unknown.</summary>
    Fork,

    /// <summary>Level A starts at the amount.</summary>
    Start,
}

/// <summary>
/// An event as the engine applies it: names are numbers, amounts are whole, nothing is left to look up.
/// </summary>
public struct Op
{
    /// <summary>The record behind it: an index into the timeline's events, or the plan's entries.</summary>
    public int Event;

    /// <summary>The day on which it takes effect, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int Day;

    /// <summary>The last day its claims speak for.</summary>
    public int Spoken;

    /// <summary>The machine instance it triggers, or -1.</summary>
    public int Instance;

    /// <summary>The trigger.</summary>
    public int Trigger;

    /// <summary>A second instance (the receiving contingent of a move), or -1.</summary>
    public int OtherInstance;

    /// <summary>Its trigger.</summary>
    public int OtherTrigger;

    /// <summary>The mission it concerns, or -1: guards and rules look at this one.</summary>
    public int Mission;

    /// <summary>First operand of the effect.</summary>
    public int A;

    /// <summary>Second operand of the effect.</summary>
    public int B;

    /// <summary>Bits of the effect.</summary>
    public int Bits;

    /// <summary>More bits of the effect.</summary>
    public int OtherBits;

    /// <summary>How a report was counted, or -1.</summary>
    public int Method;

    /// <summary>The effect's amount.</summary>
    public Estimate Amount;

    /// <summary>What it does besides its triggers.</summary>
    public Effect Effect;

    /// <summary>Whether it is a fact: it stands even where a rule says it could not be.</summary>
    public bool IsFact;

    /// <summary>Whether it only completes an earlier event's data and fires nothing.</summary>
    public bool Amends;

    /// <summary>Whether sources known by now disagree about its level.</summary>
    public bool IsConflicted;
}
