namespace NatoIraq.Core.Machines;

/// <summary>
/// The machines of the engine, one file each. Their states and triggers are storage format: never rename one.
/// </summary>
public static partial class AllMachines
{
    /// <summary>Every machine, in the order in which they are listed to people.</summary>
    public static IReadOnlyList<Machine> All => Listing.Machines;

    /// <summary>The machine of that name, or null.</summary>
    public static Machine? Find(string name) => All.FirstOrDefault(m => m.Name == name);

    /// <summary>Built on first use, when every file of this class has run: their order is not defined.</summary>
    private static class Listing
    {
        internal static readonly IReadOnlyList<Machine> Machines =
        [
            Lifecycle, Expansion, Consent, Option, Resolution, Operations,
            Contingent, Mandate, Pressure, Office, Forum, Claim,
        ];
    }
}
