namespace NatoIraq.Core.Worlds;

/// <summary>The state after a prefix of a timeline.</summary>
public sealed partial class World
{
}
