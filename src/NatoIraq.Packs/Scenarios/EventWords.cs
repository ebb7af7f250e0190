using NatoIraq.Core.History;

namespace NatoIraq.Packs.Scenarios;

/// <summary>Every event type and field in a sentence, for whoever writes a scenario.</summary>
internal static class EventWords
{
    private static readonly Dictionary<string, string> Types = new()
    {
        ["mission-proposed"] = "Somebody proposes a mission.",
        ["mission-approved-in-principle"] = "A mission is approved in principle.",
        ["mission-established"] = "A mission is set up.",
        ["mission-closing"] = "A mission begins to close.",
        ["mission-closed"] = "A mission is closed.",
        ["leadership-changed"] = "Another actor leads a mission.",
        ["cap-set"] = "A mission's largest permitted strength is set; to raise it, agree an expansion.",
        ["mandate-amended"] = "A mandate changes: what a mission may do, and in how many zones.",
        ["expansion-agreed-in-principle"] = "Enlarging a mission is agreed in principle.",
        ["expansion-delayed"] = "An enlargement is held up.",
        ["expansion-agreed"] = "An enlargement is decided, often with a new cap.",
        ["expansion-step"] = "A step of an enlargement begins; it moves nobody by itself.",
        ["expansion-completed"] = "An enlargement is complete.",
        ["expansion-shelved"] = "An enlargement is given up.",
        ["host-requested"] = "The host asks for a mission.",
        ["host-invited"] = "The host invites a mission.",
        ["host-questioned"] = "The host puts a mission's presence in question.",
        ["host-reaffirmed"] = "The host confirms that a mission may stay.",
        ["host-withdrew"] = "The host withdraws its consent, at once or after a notice.",
        ["option-requested"] = "Somebody asks for a policy option to be drawn up.",
        ["option-drafted"] = "A policy option is drafted.",
        ["option-submitted"] = "A policy option is handed to whoever decides.",
        ["option-discussed"] = "A policy option is discussed.",
        ["option-endorsed"] = "An actor endorses a policy option.",
        ["option-presented"] = "A policy option is presented at a meeting.",
        ["option-agreed"] = "A policy option is agreed.",
        ["option-implemented"] = "A policy option is carried out; plan the moves of troops as events of their own.",
        ["option-rejected"] = "A policy option is turned down.",
        ["option-lapsed"] = "A policy option lapses without a decision.",
        ["resolution-tabled"] = "A resolution is put to the vote.",
        ["resolution-passed"] = "A resolution is passed.",
        ["resolution-transmitted"] = "A resolution is sent to those who must carry it out.",
        ["resolution-executed"] = "A resolution is carried out.",
        ["resolution-ignored"] = "A resolution is not acted on.",
        ["resolution-superseded"] = "A resolution is replaced by another decision.",
        ["operations-suspended"] = "A mission's work stops; its troops may stay.",
        ["operations-resumed"] = "A mission takes up its work again.",
        ["operations-limited"] = "A mission's work is limited.",
        ["troops-reported"] = "Somebody tells a strength. Only the history observes; a plan moves troops.",
        ["troops-deployed"] = "Troops arrive from home.",
        ["troops-withdrawn"] = "Troops leave for home.",
        ["troops-rebadged"] = "Troops stay where they are and change to another mission.",
        ["troops-relocated"] = "Troops of one mission move to another place.",
        ["contingent-identified"] = "A known part is split out of the unnamed rest of its mission and place.",
        ["transfer-offered"] = "A nation offers to move troops to another mission; an offer moves nobody.",
        ["incident-occurred"] = "An incident raises the pressure on a place.",
        ["office-taken"] = "Somebody takes an office.",
        ["forum-scheduled"] = "A meeting is announced.",
        ["forum-held"] = "A meeting takes place.",
        ["position-stated"] = "An actor takes a position; nothing in the world changes.",
    };

    private static readonly Dictionary<string, string> Fields = new()
    {
        ["mission"] = "Which mission.",
        ["by"] = "Who does it.",
        ["lead"] = "Who leads the mission from now on.",
        ["cap"] = "The mission's largest permitted strength from now on, in persons.",
        ["allow"] = "What the mission may do from now on.",
        ["forbid"] = "What the mission may no longer do.",
        ["zones"] = "In how many zones it works; left out, as many as before.",
        ["trainees"] = "Whom it trains; left out, the same as before.",
        ["cause"] = "Why, in words.",
        ["notice"] = "How long the troops have to leave; left out, none.",
        ["option"] = "Which policy option.",
        ["resolution"] = "Which resolution.",
        ["tally"] = "The votes, as told.",
        ["binding"] = "Whether it binds; left out, unknown.",
        ["for"] = "How long it lasts; then work is taken up again. Left out, until something else ends it.",
        ["series"] = "Which troops: nation/mission/place.",
        ["strength"] = "How many persons.",
        ["share-of"] = "The whole that a share is told of.",
        ["share"] = "The share, from 0 to 1.",
        ["method"] = "How it was counted.",
        ["to"] = "Where the troops go: nation/mission/place.",
        ["from"] = "Where the troops come from: nation/mission/place.",
        ["count"] = "How many persons: a number, a distribution or a formula.",
        ["place"] = "Which place.",
        ["severity"] = "By how many levels pressure rises: 1 or 2.",
        ["office"] = "Which office.",
        ["holder"] = "Who takes it; left out, it falls vacant.",
        ["forum"] = "Which meeting.",
        ["outcome"] = "What came of it, in words.",
        ["actor"] = "Who.",
        ["about"] = "On what.",
        ["position"] = "What they say.",
    };

    /// <summary>What an event of the type is.</summary>
    public static string Of(EventType type) => Types[type.Name];

    /// <summary>What the field says.</summary>
    public static string Of(EventField field) => Fields[field.Name];
}
