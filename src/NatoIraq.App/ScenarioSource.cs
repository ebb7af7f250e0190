namespace NatoIraq.App;

/// <summary>A scenario file.</summary>
/// <param name="Name">The file's name, as the user gave it.</param>
/// <param name="Text">Its text.</param>
public sealed record ScenarioSource(string Name, string Text);
