// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/references.h"

#include "base/text.h"
#include "samples.h"

using namespace capnr;

namespace {

VirtualMachine machine(std::string name, std::string host, std::optional<double> key = {}) {
  VirtualMachine m;
  m.name = std::move(name);
  m.host = std::move(host);
  m.allocation_key = key;
  return m;
}

std::string text(const std::optional<RelationFault>& fault) {
  return fault ? tr(Language::en, fault->fault.message, fault->fault.parameters) : "none";
}

}  // namespace

TEST(References, AVirtualMachineNeedsAHostThatExists) {
  References references;
  references.equipment().insert("srv-1");
  EXPECT_EQ(text(references.add(machine("a", "srv-1"))), "none");
  EXPECT_EQ(text(references.add(machine("b", ""))), "none");
  EXPECT_EQ(text(references.add(machine("c", "srv-2"))),
            "there is no equipment called srv-2 in this inventory");
  EXPECT_EQ(text(references.add(machine("a", "srv-1"))), "the name a is used twice");
}

TEST(References, AChainOfHostsThatComesBackToItselfIsNamed) {
  References references;
  references.announce("a", "b");
  references.announce("b", "c");
  references.announce("c", "a");
  references.announce("d", "a");
  EXPECT_EQ(text(references.add(machine("a", "b"))), "the host b is hosted in turn by a: a cyclic reference");
  EXPECT_EQ(text(references.add(machine("d", "a"))),
            "the host a is itself a virtual machine: name the physical equipment");
}

TEST(References, AllocationKeysOnAHostAddUpToAtMostOne) {
  References references;
  references.equipment().insert("h");
  EXPECT_EQ(text(references.add(machine("a", "h", 0.1))), "none");
  EXPECT_EQ(text(references.add(machine("b", "h", 0.2))), "none");
  EXPECT_EQ(text(references.add(machine("c", "h", 0.7))), "none");
  EXPECT_EQ(text(references.add(machine("d", "h", 0.1))),
            "the allocation keys on h add up to 1.1, more than 1");
}

TEST(References, AnApplicationRunsOnSeveralMachinesButOnceOnEach) {
  References references;
  references.equipment().insert("h");
  ASSERT_FALSE(references.add(machine("vm1", "h")));
  ASSERT_FALSE(references.add(machine("vm2", "h")));
  Application application;
  application.name = "courrier";
  application.environment = "prod";
  application.virtual_machine = "vm1";
  EXPECT_EQ(text(references.add(application)), "none");
  EXPECT_EQ(text(references.add(application)),
            "the application courrier is already on this machine in this environment");
  application.virtual_machine = "vm2";
  EXPECT_EQ(text(references.add(application)), "none");
  application.virtual_machine = "vm3";
  EXPECT_EQ(text(references.add(application)), "there is no virtual machine called vm3 in this inventory");
}

TEST(References, WhatTheInventoryHoldsAlreadyCounts) {
  KnownNames known;
  known.equipment.insert(hash_bytes("srv-1"));
  known.virtual_machines.insert(hash_bytes("vm1"));
  References references(&known);
  EXPECT_EQ(text(references.add(machine("vm2", "srv-1"))), "none");
  EXPECT_EQ(text(references.add(machine("vm1", "srv-1"))), "the name vm1 is used twice");
}
