package io.stratos.host.bundle;

/// The one way our zip files are written; every field that is not content has exactly this value.
///
/// Entries are stored, never deflated: deflated bytes depend on the zlib at hand, so the same tree would not give the
/// same bundle everywhere, and several deflate streams hold the same content, so that a changed bit could pass.
final class ZipLayout {

    static final int LOCAL_SIGNATURE = 0x04034b50;
    static final int CENTRAL_SIGNATURE = 0x02014b50;
    static final int END_SIGNATURE = 0x06054b50;

    static final int LOCAL_BYTES = 30;
    static final int CENTRAL_BYTES = 46;
    static final int END_BYTES = 22;

    /// 1.0: stored files need no more.
    static final int VERSION_NEEDED = 10;
    /// 2.0 on Unix, so that unpacking gives plain files with usual permissions.
    static final int VERSION_MADE_BY = 0x0314;

    static final int METHOD_STORED = 0;
    static final int TIME = 0;
    /// 1 January 1980, the first day a zip can name.
    static final int DATE = 0x0021;
    /// A plain file, readable by all.
    static final int ATTRIBUTES = 0x81a4_0000;

    static final int FILE_TYPE_MASK = 0xf000_0000;
    static final int FILE_TYPE_PLAIN = 0x8000_0000;
    static final int FLAG_ENCRYPTED = 1;
    static final int FLAG_LENGTH_FOLLOWS = 8;

    private ZipLayout() {}
}
