using NatoIraq.App.Tests.Acceptance;
using NatoIraq.Core.Branches;

namespace NatoIraq.App.Tests;

/// <summary>What a result says it was made by.</summary>
public sealed class VersionsTests
{
    [Fact]
    public void The_engines_version_names_no_commit()
    {
        Assert.Matches(@"^\d+\.\d+\.\d+(-[a-z0-9.]+)?$", Versions.Here.Engine);
        Assert.Matches(@"^\d+\.\d+\.\d+", Versions.Here.Runtime);
        Assert.Matches("^[a-z0-9]+$", Versions.Here.Architecture);
        Assert.Equal(Versions.NewestModel, Versions.Here.Model);
    }

    [Fact]
    public async Task A_pack_has_one_version_in_its_folder_and_in_a_store_whatever_branches_it_has()
    {
        PackVersion folder = PackVersion.OfFolder(Desk.Seeds);
        Desk bare = await Desk.With(), branched = await Desk.With("status-quo");

        Assert.Equal(folder, PackVersion.Of(Archive.Of(await bare.Store.ReadAllAsync())));
        Assert.Equal(folder, PackVersion.Of(Archive.Of(await branched.Store.ReadAllAsync())));
        Assert.Matches("^[0-9a-f]{64}$", folder.Digest);
    }

    [Fact]
    public void Another_pack_has_another_version() => Assert.NotEqual(
        PackVersion.OfFolder(Desk.Seeds), PackVersion.OfFolder(Desk.Shipped("seeds/nato-afghanistan")));
}
