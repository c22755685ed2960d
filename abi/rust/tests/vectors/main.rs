//! Golden vectors: inputs and outputs that the SDK of every language must reproduce, bit by bit.
//!
//! The files lie in `abi/src/test/resources/vectors`. A test makes its file's lines anew and compares. To write the files
//! after a deliberate change of the contract: `STRATOS_WRITE_VECTORS=1 cargo test --test vectors`.

mod decimal;
mod math;
mod random;

use std::path::PathBuf;

/// Compares `lines` with the file of that name, or writes it when asked to.
fn hold(file: &str, lines: &[String]) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../src/test/resources/vectors")
        .join(file);
    let text = lines.join("\n") + "\n";
    if std::env::var_os("STRATOS_WRITE_VECTORS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &text).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap();
    assert_eq!(
        golden.lines().count(),
        lines.len(),
        "number of lines in {file}"
    );
    for (number, (golden, line)) in golden.lines().zip(lines).enumerate() {
        assert_eq!(golden, line, "{file}, line {}", number + 1);
    }
}

/// Bits as 16 hexadecimal digits in quotes.
fn hex(bits: u64) -> String {
    format!("\"{bits:016x}\"")
}
