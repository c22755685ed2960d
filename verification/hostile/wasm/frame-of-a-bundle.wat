;; The frame of a case that must pass admission's trial and live through checkpoints: it answers a healthcheck, gives a state
;; when the host asks for one, and calls $attack in any callback from cursor 4,992 on. It looks at two bytes of the cursor.
(module
  (memory (export "memory") 2)
  (func $abi (export "stratos_abi") (result i32) (i32.const 0x10000))
  (func $in (export "stratos_in") (result i32) (i32.const 1024))
  (func $in_cap (export "stratos_in_cap") (result i32) (i32.const 4096))
  (func $out (export "stratos_out") (result i32) (i32.const 8192))
  (func $out_cap (export "stratos_out_cap") (result i32) (i32.const 32768))
  (func $call (export "stratos_call") (param $length i32) (result i32)
    (local $end i32)
    ;; Behind the context, which is the first field.
    (local.set $end (i32.add (i32.const 1026) (i32.load8_u (i32.const 1025))))
    ;; A cursor of two bytes, the second of them 39 or more; or of three.
    (if (i32.and
          (i32.eq (i32.load8_u (i32.const 1026)) (i32.const 8))
          (i32.and
            (i32.shr_u (i32.load8_u (i32.const 1027)) (i32.const 7))
            (i32.ge_u (i32.load8_u (i32.const 1028)) (i32.const 39))))
      (then (return (call $attack (local.get $length)))))
    ;; healthcheck {}
    (if (i32.eq (i32.load8_u (local.get $end)) (i32.const 0x32))
      (then
        (i32.store16 (i32.const 8192) (i32.const 0x0022))
        (return (i32.const 2))))
    ;; The context ends with checkpoint_due = true.
    (if (i32.eq (i32.load16_u (i32.sub (local.get $end) (i32.const 2))) (i32.const 0x0128))
      (then
        (i64.store (i32.const 8192) (i64.const 0x0201021a01100612))
        (return (i32.const 8))))
    (i32.const 0))
  (func $attack (param $length i32) (result i32) (i32.const 0)))
