;; What a case is put into, unless it must pass for a bundle: a module that keeps to the ABI, answers its first three calls (init and two events) with an
;; empty decision, as if it meant well, and then calls $attack. A case's field takes the place of the one of its name.
(module
  (memory (export "memory") 2)
  (global $calls (mut i32) (i32.const 0))
  (func $abi (export "stratos_abi") (result i32) (i32.const 0x10000))
  (func $in (export "stratos_in") (result i32) (i32.const 1024))
  (func $in_cap (export "stratos_in_cap") (result i32) (i32.const 4096))
  (func $out (export "stratos_out") (result i32) (i32.const 8192))
  (func $out_cap (export "stratos_out_cap") (result i32) (i32.const 32768))
  (func $call (export "stratos_call") (param $length i32) (result i32)
    (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
    (if (result i32) (i32.le_u (global.get $calls) (i32.const 3))
      (then (i32.const 0))
      (else (call $attack (local.get $length)))))
  (func $attack (param $length i32) (result i32) (i32.const 0)))
