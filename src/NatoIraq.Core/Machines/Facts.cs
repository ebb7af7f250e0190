namespace NatoIraq.Core.Machines;

/// <summary>
/// What guards may see of the world: known facts about the mission or resolution that the trigger concerns. What is
/// not known must not block an event, so an unknown fact has its value in <see cref="Permissive"/>.
/// </summary>
/// <param name="HostWithdrew">The host has withdrawn its consent, with or without an exit window.</param>
/// <param name="Suspended">The mission's operations are suspended.</param>
/// <param name="ExpansionDecided">An expansion of the mission was agreed; asked where none was seen before.</param>
/// <param name="NotBinding">The resolution is known not to bind.</param>
/// <param name="MissionExists">
/// False while the mission is only planned and once it has closed; true when nothing is told.
/// </param>
public readonly record struct Facts(
    bool HostWithdrew,
    bool Suspended,
    bool ExpansionDecided,
    bool NotBinding,
    bool MissionExists)
{
    /// <summary>
    /// How many different values there are: 2 to the number of facts. A machine keeps one bit for each.
    /// </summary>
    public const int Count = 32;

    /// <summary>The facts under which no guard refuses anything.</summary>
    public static Facts Permissive => new(false, false, ExpansionDecided: true, false, MissionExists: true);

    /// <summary>
    /// The facts as a number, 0 inclusive to <see cref="Count"/> exclusive: one bit a fact, in their order.
    /// </summary>
    public int Index =>
        (HostWithdrew ? 1 : 0)
        | (Suspended ? 2 : 0)
        | (ExpansionDecided ? 4 : 0)
        | (NotBinding ? 8 : 0)
        | (MissionExists ? 16 : 0);

    /// <summary>The facts of that <see cref="Index"/>.</summary>
    public static Facts At(int index) =>
        new((index & 1) != 0, (index & 2) != 0, (index & 4) != 0, (index & 8) != 0, (index & 16) != 0);
}
